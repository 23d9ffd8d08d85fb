"""Behaviour of find_quantities, by tables of cases."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.language.quantities import find_quantities

# text | span | value | unit | what else differs from an exact numeral (field=value, comma between)
AMOUNTS = """
exports of $2.7 billion in May | $2.7 billion | 2.7e9 | USD | quantum=1e8
it came to US$42bn | US$42bn | 42e9 | USD | quantum=1e9
EUR 12.5bn of machinery | EUR 12.5bn | 12.5e9 | EUR |
some weeks €1.2 tn | €1.2 tn | 1.2e12 | EUR |
it sold 12.4 billion euros of cars | 12.4 billion euros | 12.4e9 | EUR |
a gap of Rs 1,41,034 crore | Rs 1,41,034 crore | 1.41034e12 | INR | quantum=1e7
2.74 lakh crore rupees | 2.74 lakh crore rupees | 2.74e12 | INR | quantum=1e10
imports of ¥9.29 trillion | ¥9.29 trillion | 9.29e12 | JPY |
5 billion 176 million dollars | 5 billion 176 million dollars | 5176e6 | USD | quantum=1e6
35-point-five billion dollars | 35-point-five billion dollars | 35.5e9 | USD | quantum=1e8
a total of $25638.974m | $25638.974m | 25638974e3 | USD | quantum=1e3
C$10.7 billion | C$10.7 billion | 10.7e9 | CAD |
A$127.8 billion | A$127.8 billion | 127.8e9 | AUD |
NZ$1.4 billion | NZ$1.4 billion | 1.4e9 | NZD |
HK$277.6 billion | HK$277.6 billion | 277.6e9 | HKD |
277.6 billion HK dollars | 277.6 billion HK dollars | 277.6e9 | HKD |
S$61.3 billion | S$61.3 billion | 61.3e9 | SGD |
NT$1.2 trillion | NT$1.2 trillion | 1.2e12 | TWD |
R$5.4 billion | R$5.4 billion | 5.4e9 | BRL |
27 billion reais | 27 billion reais | 27e9 | BRL |
RMB 5.6 billion | RMB 5.6 billion | 5.6e9 | CNY |
RMB5.6bn | RMB5.6bn | 5.6e9 | CNY |
2.09 trillion yuan | 2.09 trillion yuan | 2.09e12 | CNY |
2.09 trillion CNY | 2.09 trillion CNY | 2.09e12 | CNY |
9.16 trillion yen | 9.16 trillion yen | 9.16e12 | JPY |
3.2 trillion won | 3.2 trillion won | 3.2e12 | KRW |
3.2 trillion KPW | 3.2 trillion KPW | 3.2e12 | KPW |
RM1.396 trillion | RM1.396 trillion | 1.396e12 | MYR |
12 billion ringgit | 12 billion ringgit | 12e9 | MYR |
R167.45 billion | R167.45 billion | 167.45e9 | ZAR |
9 billion rand | 9 billion rand | 9e9 | ZAR |
N1.27 trillion | N1.27 trillion | 1.27e12 | NGN |
₦1.27trn | ₦1.27trn | 1.27e12 | NGN |
Sh16.86 billion | Sh16.86 billion | 16.86e9 | KES |
KSh 16.86 billion | KSh 16.86 billion | 16.86e9 | KES |
Dh118bn | Dh118bn | 118e9 | AED |
138.8 billion dirhams | 138.8 billion dirhams | 138.8e9 | AED | currencies=AED+MAD
190.2 billion Moroccan dirhams | 190.2 billion Moroccan dirhams | 190.2e9 | MAD |
5.4 billion cedis | 5.4 billion cedis | 5.4e9 | GHS |
GH¢5.4 billion | GH¢5.4 billion | 5.4e9 | GHS |
45 billion baht | 45 billion baht | 45e9 | THB |
NOK 3.2 billion | NOK 3.2 billion | 3.2e9 | NOK |
3.2 billion Norwegian kroner | 3.2 billion Norwegian kroner | 3.2e9 | NOK |
7.1 billion Swedish kronor | 7.1 billion Swedish kronor | 7.1e9 | SEK |
7.1 billion Danish crowns | 7.1 billion Danish crowns | 7.1e9 | DKK |
23 billion Czech crowns | 23 billion Czech crowns | 23e9 | CZK |
CHF 5.97 billion | CHF 5.97 billion | 5.97e9 | CHF |
17 billion francs | 17 billion francs | 17e9 | CHF |
17 billion Swiss francs | 17 billion Swiss francs | 17e9 | CHF |
610 billion CFA francs | 610 billion CFA francs | 610e9 | XOF |
NT$1.2tr | NT$1.2tr | 1.2e12 | TWD |
PLN 4,5 mld | PLN 4,5 mld | 4.5e9 | PLN |
W1.2 trillion | W1.2 trillion | 1.2e12 | KRW |
Euro 500 million | Euro 500 million | 500e6 | EUR |
EGP 145 billion | EGP 145 billion | 145e9 | EGP |
SAR 95.4 billion | SAR 95.4 billion | 95.4e9 | SAR |
SR95.4 billion | SR95.4 billion | 95.4e9 | SAR |
QR 23.4bn | QR 23.4bn | 23.4e9 | QAR |
Tk 5,200 crore | Tk 5,200 crore | 52e9 | BDT |
₹2.74 lakh crore | ₹2.74 lakh crore | 2.74e12 | INR |
INR 2.74 lakh crore | INR 2.74 lakh crore | 2.74e12 | INR |
Rs. 5,000 crore | Rs. 5,000 crore | 50e9 | INR |
Rs 5,000cr | Rs 5,000cr | 50e9 | INR |
4.2 lakh tonnes | 4.2 lakh tonnes | 420000 | tonnes |
Rp 12.5 trillion | Rp 12.5 trillion | 12.5e12 | IDR |
₱12.5 billion | ₱12.5 billion | 12.5e9 | PHP |
P12.5 billion | P12.5 billion | 12.5e9 | PHP |
VND 500 trillion | VND 500 trillion | 500e12 | VND |
500 trillion dong | 500 trillion dong | 500e12 | VND |
£1.6 billion | £1.6 billion | 1.6e9 | GBP |
1.6 billion pounds | 1.6 billion pounds | 1.6e9 | GBP |
1.6bn pounds sterling | 1.6bn pounds sterling | 1.6e9 | GBP |
3 billion zlotys | 3 billion zlotys | 3e9 | PLN |
₽1.1 trillion | ₽1.1 trillion | 1.1e12 | RUB |
1.1 trillion roubles | 1.1 trillion roubles | 1.1e12 | RUB |
₺90 billion | ₺90 billion | 90e9 | TRY |
TL 90 billion | TL 90 billion | 90e9 | TRY |
₪12.1 billion | ₪12.1 billion | 12.1e9 | ILS |
NIS 12.1 billion | NIS 12.1 billion | 12.1e9 | ILS |
4.4 trillion tenge | 4.4 trillion tenge | 4.4e12 | KZT |
MX$98 million | MX$98 million | 98e6 | MXN |
98 million Mexican pesos | 98 million Mexican pesos | 98e6 | MXN |
US $203 billion | US $203 billion | 203e9 | USD |
US$ 2.27 trillion | US$ 2.27 trillion | 2.27e12 | USD |
USD5bn | USD5bn | 5e9 | USD |
USD 5,000 million | USD 5,000 million | 5e9 | USD |
343 million U.S. dollars | 343 million U.S. dollars | 343e6 | USD |
$1.2b | $1.2b | 1.2e9 | USD |
$350M | $350M | 350e6 | USD |
$350mn | $350mn | 350e6 | USD |
$350 mln | $350 mln | 350e6 | USD |
16.5 bln euros | 16.5 bln euros | 16.5e9 | EUR |
€850k | €850k | 850e3 | EUR |
$1,234,567 | $1,234,567 | 1234567 | USD | quantum=1
a $5-billion deficit | $5-billion | 5e9 | USD |
a 5-billion-dollar gap | 5-billion-dollar | 5e9 | USD |
the $8.4 trillion dollars | $8.4 trillion dollars | 8.4e12 | USD |
5 billion € | 5 billion € | 5e9 | EUR |
5\xa0billion\xa0euros | 5\xa0billion\xa0euros | 5e9 | EUR |
R1 234 million | R1 234 million | 1234e6 | ZAR |
12 345 678 tonnes | 12 345 678 tonnes | 12345678 | tonnes |
a hundred million dollars | a hundred million dollars | 1e8 | USD | form=words, quantum=None
a billion euros | a billion euros | 1e9 | EUR | form=words, quantum=None
half a billion dollars | half a billion dollars | 5e8 | USD | form=words, quantum=None
one and a half billion euros | one and a half billion euros | 1.5e9 | EUR | form=words, quantum=None
two billion dollars | two billion dollars | 2e9 | USD | form=words, quantum=None
three thousand five hundred tonnes | three thousand five hundred tonnes | 3500 | tonnes | form=words, quantum=None
4½ billion dollars | 4½ billion dollars | 4.5e9 | USD | quantum=None
the gap was -EUR 8.1 bln | -EUR 8.1 bln | 8.1e9 | EUR | negative=True
a balance of +EUR 19.3 bln | +EUR 19.3 bln | 19.3e9 | EUR |
a balance of −$3.2bn | −$3.2bn | 3.2e9 | USD | negative=True
a balance of $-3.2bn | $-3.2bn | 3.2e9 | USD | negative=True
a balance of minus 3.2 billion yen | minus 3.2 billion yen | 3.2e9 | JPY | negative=True
(76 million USD) | 76 million USD | 76e6 | USD |
bought 7.69 billion, the EU | 7.69 billion | 7.69e9 | None |
12.35 million in May | 12.35 million | 12.35e6 | None |
in 2023 EUR 5 bn | EUR 5 bn | 5e9 | EUR |
"""

PERCENTAGES = """
up 97 % on | 97 % | 97 | percent |
up 97% | 97% | 97 | percent | quantum=1
up 2.50 percent | 2.50 percent | 2.5 | percent | quantum=0.01
up 2.5 per cent | 2.5 per cent | 2.5 | percent |
up 9pc | 9pc | 9 | percent |
said '9 percent' | 9 percent | 9 | percent |
up 12 pct | 12 pct | 12 | percent |
a 12-percent rise | 12-percent | 12 | percent |
a 12-per-cent rise | 12-per-cent | 12 | percent |
up 1,061 percent | 1,061 percent | 1061 | percent |
(+46.41%) | +46.41% | 46.41 | percent | direction=up
Japan (-4.4%) | -4.4% | 4.4 | percent | direction=down, negative=True
Japan (−4.4%) | −4.4% | 4.4 | percent | direction=down, negative=True
Japan (–4.4%) | –4.4% | 4.4 | percent | direction=down, negative=True
at minus 4.4 per cent | minus 4.4 per cent | 4.4 | percent | direction=down, negative=True
ninety-seven per cent | ninety-seven per cent | 97 | percent | form=words, quantum=None
Ninety-seven per cent of it | Ninety-seven per cent | 97 | percent | form=words, quantum=None
five percent | five percent | 5 | percent | form=words, quantum=None
a hundred per cent | a hundred per cent | 100 | percent | form=words, quantum=None
eleven-point-six percent | eleven-point-six percent | 11.6 | percent | form=words, quantum=0.1
four point two five percent | four point two five percent | 4.25 | percent | form=words, quantum=0.01
one and a half percent | one and a half percent | 1.5 | percent | form=words, quantum=None
half a percent | half a percent | 0.5 | percent | form=words, quantum=None
a half percent | a half percent | 0.5 | percent | form=words, quantum=None
2½ percent | 2½ percent | 2.5 | percent | quantum=None
3 1/2 percent | 3 1/2 percent | 3.5 | percent | quantum=None
by 0.6 percentage points | 0.6 percentage points | 0.6 | percentage_points |
by one percentage point | one percentage point | 1 | percentage_points | form=words, quantum=None
a quarter of a percentage point | a quarter of a percentage point | 0.25 | percentage_points | form=words, quantum=None
by 3 points to | 3 points | 3 | percentage_points |
by 40bp | 40bp | 40 | basis_points |
by 25 basis points | 25 basis points | 25 | basis_points |
rose 0.3pp | 0.3pp | 0.3 | percentage_points |
16.5 percent a year on average | 16.5 percent a year | 16.5 | percent | per=year
4.5 per cent per annum | 4.5 per cent per annum | 4.5 | percent | per=year
45% a year ago | 45% | 45 | percent |
45% a year earlier | 45% | 45 | percent |
2,5 % of it | 2,5 % | 2.5 | percent |
"""

PARTS = """
a third of its exports | a third | 33.3333 | percent |
one-third of exports | one-third | 33.3333 | percent |
two-thirds of exports | two-thirds | 66.6667 | percent |
two thirds of exports | two thirds | 66.6667 | percent |
three-quarters of its trade | three-quarters | 75 | percent |
three quarters of its trade | three quarters | 75 | percent |
Four-fifths of the income | Four-fifths | 80 | percent |
nine-tenths of what it sells | nine-tenths | 90 | percent |
grew a fifth last year | a fifth | 20 | percent |
by a quarter | a quarter | 25 | percent |
takes a quarter, the EU | a quarter | 25 | percent |
one in five cars | one in five | 20 | percent |
eight dollars in every ten went there | eight dollars in every ten | 80 | percent |
one barrel in four | one barrel in four | 25 | percent |
Of every 100 euros earned abroad, 40 came from fish | Of every 100 euros earned abroad, 40 | 40 | percent |
two out of three containers | two out of three | 66.6667 | percent |
nine out of every ten dollars | nine out of every ten | 90 | percent |
7 of every 10 cars | 7 of every 10 | 70 | percent |
9 out of 10 cars | 9 out of 10 | 90 | percent |
2/3 of the exports | 2/3 | 66.6667 | percent |
half of the exports | half | 50 | percent |
Half its trade | Half | 50 | percent |
a tenth of imports | a tenth | 10 | percent |
"""

MULTIPLES = """
exports doubled to | doubled | 2 | times | direction=up
exports tripled | tripled | 3 | times | direction=up
exports trebled | trebled | 3 | times | direction=up
exports quadrupled | quadrupled | 4 | times | direction=up
exports halved | halved | 0.5 | times | direction=down
set to double by 2030 | double | 2 | times | direction=up
almost doubling | doubling | 2 | times | direction=up, modifier=nearly
double the amount | double | 2 | times |
twice as much | twice | 2 | times |
a two-fold rise | two-fold | 2 | times | direction=up
a twofold rise | twofold | 2 | times | direction=up
rose tenfold | tenfold | 10 | times | direction=up
multiplied 18-fold | 18-fold | 18 | times | direction=up, quantum=1
2.5-fold | 2.5-fold | 2.5 | times | direction=up, quantum=0.1
four times its trade | four times | 4 | times | quantum=None
4 times its trade | 4 times | 4 | times | form=numeral, quantum=1
two and a half times | two and a half times | 2.5 | times | quantum=None
2.3 times | 2.3 times | 2.3 | times | form=numeral, quantum=0.1
2.3x | 2.3x | 2.3 | times | form=numeral, quantum=0.1
"""

PHYSICAL = """
sold 919,000 tonnes | 919,000 tonnes | 919000 | tonnes |
sold 3.22 million tons | 3.22 million tons | 3.22e6 | tonnes |
sold 3.22m tonnes | 3.22m tonnes | 3.22e6 | tonnes |
sold 3.22mn t | 3.22mn t | 3.22e6 | tonnes |
sold 450,000 mt | 450,000 mt | 450000 | tonnes |
sold 5.2 Mt | 5.2 Mt | 5.2e6 | tonnes |
sold 5.2 million metric tons | 5.2 million metric tons | 5.2e6 | tonnes |
sold 12t | 12t | 12 | tonnes |
2.14mn b/d | 2.14mn b/d | 2.14e6 | barrels | per=day
400,000 bpd | 400,000 bpd | 400000 | barrels | per=day
1.6 million barrels per day | 1.6 million barrels per day | 1.6e6 | barrels | per=day
1.273 million barrels of crude a day | 1.273 million barrels of crude a day | 1.273e6 | barrels | per=day
1.2 million barrels daily | 1.2 million barrels daily | 1.2e6 | barrels | per=day
20 million barrels of oil | 20 million barrels | 20e6 | barrels |
3.4 billion cubic metres | 3.4 billion cubic metres | 3.4e9 | cubic_metres |
3.4 bcm | 3.4 bcm | 3.4e9 | cubic_metres |
4.5 million 60-kg bags | 4.5 million 60-kg bags | 4.5e6 | bags |
1.1 MMbpd | 1.1 MMbpd | 1.1e6 | barrels | per=day
$3,000/t | $3,000/t | 3000 | USD | per=tonne
12 bcf | 12 bcf | 12e9 | cubic_feet |
500 kg | 500 kg | 500 | kilograms |
1.1 million carats | 1.1 million carats | 1.1e6 | carats |
12.4 million bales | 12.4 million bales | 12.4e6 | bales |
60,000 head of cattle | 60,000 head | 60000 | head |
312,000 vehicles | 312,000 vehicles | 312000 | vehicles |
2.3 million cars | 2.3 million cars | 2.3e6 | vehicles |
1.9 million TEU | 1.9 million TEU | 1.9e6 | teu |
45,000 containers | 45,000 containers | 45000 | containers |
2.1 million units | 2.1 million units | 2.1e6 | units |
3.4 TWh | 3.4 TWh | 3.4e9 | kilowatt_hours |
11 months | 11 months | 11 | months |
five-month high | five-month | 5 | months | form=words, quantum=None
20-month low | 20-month | 20 | months |
half a million tonnes | half a million tonnes | 500000 | tonnes | form=words, quantum=None
a million tonnes | a million tonnes | 1e6 | tonnes | form=words, quantum=None
$2.7 billion a day | $2.7 billion a day | 2.7e9 | USD | per=day
$30-35bn of oil a year | $30-35bn of oil a year | 30e9 | USD | per=year, modifier=range, value_high=35e9
$2.7 billion per month | $2.7 billion per month | 2.7e9 | USD | per=month
€40m/day | €40m/day | 40e6 | EUR | per=day
$85.0 a tonne | $85.0 a tonne | 85 | USD | per=tonne
$62 a barrel | $62 a barrel | 62 | USD | per=barrel
4.3 dollars a kilogram | 4.3 dollars a kilogram | 4.3 | USD | per=kilogram
$30.18 billion a year earlier | $30.18 billion | 30.18e9 | USD |
$30 billion a year on | $30 billion | 30e9 | USD |
20 countries | 20 countries | 20 | countries |
"""

RANGES = """
$12-14 billion | $12-14 billion | 12e9 | USD | modifier=range, value_high=14e9
$12bn-$14bn | $12bn-$14bn | 12e9 | USD | modifier=range, value_high=14e9
$12–14 billion | $12–14 billion | 12e9 | USD | modifier=range, value_high=14e9
between 12 and 14 billion dollars | 12 and 14 billion dollars | 12e9 | USD | modifier=range, value_high=14e9
between $12 billion and $14 billion | $12 billion and $14 billion | 12e9 | USD | modifier=range, value_high=14e9
$12 to $14 billion | $12 to $14 billion | 12e9 | USD | modifier=range, value_high=14e9
a 5 to 9 percent rise | 5 to 9 percent | 5 | percent | modifier=range, value_high=9
5-9% | 5-9% | 5 | percent | modifier=range, value_high=9
5%-9% | 5%-9% | 5 | percent | modifier=range, value_high=9
between 5% and 9% | 5% and 9% | 5 | percent | modifier=range, value_high=9
two to three times | two to three times | 2 | times | modifier=range, value_high=3, quantum=None
between a third and a half | a third and a half | 33.3333 | percent | modifier=range, value_high=50, quantum=None
a quarter to a third | a quarter to a third | 25 | percent | modifier=range, value_high=33.3333, quantum=None
12 or 13 percent | 12 or 13 percent | 12 | percent | modifier=range, value_high=13
1.1-1.2 million tonnes | 1.1-1.2 million tonnes | 1.1e6 | tonnes | modifier=range, value_high=1.2e6
between 2 and 3 million barrels | 2 and 3 million barrels | 2e6 | barrels | modifier=range, value_high=3e6
"""

HEDGES = """
about 16 percent | 16 percent | 16 | percent | modifier=approx
some $874.18 million | $874.18 million | 874.18e6 | USD | modifier=approx
Some 80 percent | 80 percent | 80 | percent | modifier=approx
roughly 91.5% | 91.5% | 91.5 | percent | modifier=approx
around 5% | 5% | 5 | percent | modifier=approx
an estimated 5% | 5% | 5 | percent | modifier=approx
approximately $52 billion | $52 billion | 52e9 | USD | modifier=approx
~5% | 5% | 5 | percent | modifier=approx
≈ 5% | 5% | 5 | percent | modifier=approx
in the region of 5% | 5% | 5 | percent | modifier=approx
20-odd percent | 20-odd percent | 20 | percent | modifier=approx
5% or so | 5% | 5 | percent | modifier=approx
nearly 26% | 26% | 26 | percent | modifier=nearly
almost a quarter | a quarter | 25 | percent | modifier=nearly
close to half of it | half | 50 | percent | modifier=nearly
just under 5% | 5% | 5 | percent | modifier=nearly
shy of 5% | 5% | 5 | percent | modifier=nearly
just shy of 5% | 5% | 5 | percent | modifier=nearly
more than 5% | 5% | 5 | percent | modifier=more_than
more than doubled | doubled | 2 | times | modifier=more_than, direction=up
over $5bn | $5bn | 5e9 | USD | modifier=more_than
well over $5bn | $5bn | 5e9 | USD | modifier=more_than
a little over $5bn | $5bn | 5e9 | USD | modifier=more_than
well above $5bn | $5bn | 5e9 | USD | modifier=more_than
north of $5bn | $5bn | 5e9 | USD | modifier=more_than
upwards of $5bn | $5bn | 5e9 | USD | modifier=more_than
in excess of $5bn | $5bn | 5e9 | USD | modifier=more_than
crossed the $5bn mark | $5bn | 5e9 | USD | modifier=more_than
of the $5bn sold | $5bn | 5e9 | USD | modifier=exact
topped $5bn | $5bn | 5e9 | USD | modifier=more_than
exceeded $5bn | $5bn | 5e9 | USD | modifier=more_than
> 5% | 5% | 5 | percent | modifier=more_than
a $5bn-plus gap | $5bn | 5e9 | USD | modifier=more_than
at least 5% | 5% | 5 | percent | modifier=at_least
as little as 5% | 5% | 5 | percent | modifier=at_least
no less than 5% | 5% | 5 | percent | modifier=at_least
5% or more | 5% | 5 | percent | modifier=at_least
≥5% | 5% | 5 | percent | modifier=at_least
less than half | half | 50 | percent | modifier=less_than
under one percent | one percent | 1 | percent | modifier=less_than
below 5% | 5% | 5 | percent | modifier=less_than
fewer than 5,000 tonnes | 5,000 tonnes | 5000 | tonnes | modifier=less_than
<5% | 5% | 5 | percent | modifier=less_than
up to 5% | 5% | 5 | percent | modifier=at_most
as much as 5% | 5% | 5 | percent | modifier=at_most
no more than 5% | 5% | 5 | percent | modifier=at_most
did not exceed 5% | 5% | 5 | percent | modifier=at_most
may reach 1 million tonnes | 1 million tonnes | 1e6 | tonnes | modifier=at_most
at most 5% | 5% | 5 | percent | modifier=at_most
went up to 45 billion euros | 45 billion euros | 45e9 | EUR | modifier=exact
a mere R0.48 billion | R0.48 billion | 0.48e9 | ZAR | modifier=exact
(about 805 million U.S. dollars) | 805 million U.S. dollars | 805e6 | USD | modifier=approx
More than 5% | 5% | 5 | percent | modifier=more_than
"almost a quarter" | a quarter | 25 | percent | modifier=nearly
"""

TABLES = {
    "amount": (AMOUNTS, {}),
    "percentage": (PERCENTAGES, {}),
    "part": (PARTS, {"form": "fraction", "quantum": None}),
    "multiple": (MULTIPLES, {"form": "multiple", "quantum": None}),
    "physical": (PHYSICAL, {}),
    "range": (RANGES, {}),
    "hedge": (HEDGES, {}),
}


def _expected(text):
    if text in ("None", "True", "False"):
        return {"None": None, "True": True, "False": False}[text]
    try:
        return Decimal(text)
    except ArithmeticError:
        return text


def _cases():
    for name, (table, usual) in TABLES.items():
        for line in table.strip().splitlines():
            text, span, value, unit, extra = (cell.strip() for cell in line.replace("\\xa0", "\xa0").split("|"))
            if not value:
                continue
            wanted = dict(usual)
            for item in filter(None, (part.strip() for part in extra.split(","))):
                field, _, printed = item.partition("=")
                wanted[field] = tuple(printed.split("+")) if field == "currencies" else _expected(printed)
            yield pytest.param(text, span, Decimal(value), _expected(unit), wanted, id=f"{name}: {text}")


@pytest.mark.parametrize(("text", "span", "value", "unit", "extra"), list(_cases()))
def test_reads(text, span, value, unit, extra):
    """One quantity is found, with the span, the value and the unit that its words state."""
    (found,) = find_quantities(text)
    assert (found.text, found.value, found.unit) == (span, value, unit)
    checked = {"modifier": "exact", "value_high": None, "direction": None, "negative": False, "per": None, **extra}
    if "modifier" in extra:
        checked = {field: wanted for field, wanted in checked.items() if field in extra}
    assert {field: getattr(found, field) for field in checked} == checked
    assert text[found.start : found.end] == found.text


NOT_QUANTITIES = """
in 2023
the 1990s
since 2008.
2019, 2020 and 2021
in 2012-13
the season 2022/23
2019–2023
a Boeing 737
the Boeing 737-800
an F-16
Article 301 of the law
Section 232 duties
under HS 8542
HS code 8542
COVID-19
the G7 and the G20
the EU27
the EU-28
the attacks of 9/11
open 24/7
on 12 May
on May 12
May 12-20
12-20 May
1 to 20 December
on Dec. 1
the 12th of May
at 10:30
at 5 p.m.
at 0800 GMT
call +82 2 1234 5678
call 02-1234-5678
the 55th month
the second month
the second-largest
a third straight month
a third consecutive rise
for a fifth year
a third country
the first half
the second half of 2023
first-half trade
half-year figures
in the first quarter
a quarter earlier
the third quarter
double-digit growth
the double taxation treaty
version 1.2.3
10.0.0.1
5.12.2023
12/05/2024
2024-05-12
one of the largest
the two countries
the two
Chapter 84
No. 1 partner
the S&P 500
the Nikkei 225
Vision 2030
H1 2023
Q3
3Q23
1H23
FY24
won 3-2
a Group of 20 meeting
abc123
x86_64
a 4x4
the Euro 6 norm
#1
doubled down on it
twenty-third place
for a year and a half
in Q2'22
"""


@pytest.mark.parametrize("text", NOT_QUANTITIES.strip().splitlines())
def test_is_no_quantity(text):
    """Years, dates, times, names, ranks and codes are not quantities."""
    assert find_quantities(text) == ()


SEVERAL = [
    ("shares of 11, 12 and 13 percent", [("11", 11, "percent"), ("12", 12, "percent"), ("13 percent", 13, "percent")]),
    ("from 12 to 14 percent", [("12", 12, "percent"), ("14 percent", 14, "percent")]),
    ("from 5 million to 6 million tonnes", [("5 million", 5e6, "tonnes"), ("6 million tonnes", 6e6, "tonnes")]),
    ("3 and 4 billion euros", [("3", 3e9, "EUR"), ("4 billion euros", 4e9, "EUR")]),
    ("from $3.557 billion to $5.396 billion", [("$3.557 billion", 3.557e9, "USD"), ("$5.396 billion", 5.396e9, "USD")]),
    ("rose $3 billion to $5 billion", [("$3 billion", 3e9, "USD"), ("$5 billion", 5e9, "USD")]),
    ("up 57% to 919,000 tonnes", [("57%", 57, "percent"), ("919,000 tonnes", 919000, "tonnes")]),
    ("China 97 %, Russia 1.2 %", [("97 %", 97, "percent"), ("1.2 %", 1.2, "percent")]),
    ("23.24% above Rs 20,735 crore", [("23.24%", 23.24, "percent"), ("Rs 20,735 crore", 207350e6, "INR")]),
    ("six-point-five percent and 8 percent", [("six-point-five percent", 6.5, "percent"), ("8 percent", 8, "percent")]),
    ("40 percent to Oman and a quarter to Iran", [("40 percent", 40, "percent"), ("a quarter", 25, "percent")]),
    ("from a third to a half", [("a third", 33.3333, "percent"), ("a half", 50, "percent")]),
    ("the first three quarters of 2023", [("three quarters", 3, "quarters")]),
    ("May 5 percent and June 6 percent", [("5 percent", 5, "percent"), ("6 percent", 6, "percent")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SEVERAL)
def test_reads_several(text, wanted):
    """Quantities side by side are told apart, and a unit printed once counts for all of a list."""
    assert [(q.text, float(q.value), q.unit) for q in find_quantities(text)] == wanted


def test_comparison_is_no_hedge():
    """ "5% above $2bn" compares two amounts; neither is inexact."""
    assert [q.modifier for q in find_quantities("5% above $2bn")] == ["exact", "exact"]


CONVERSIONS = [
    ("112.7 billion euros (130.42 billion dollars)", True),
    ("A$127.8 billion ($134.19 billion), the highest", True),
    ("115.8 billion yen (about 805 million U.S. dollars) in April", True),
    ("Dh118bn (US$32 billion)", True),
    ("5.4 billion cedis, or 343 million U.S. dollars", True),
    ("2.83 billion USD (3.2 trillion KPW)", True),
    ("5 billion euros ($5.4 billion at current rates)", True),
    ("5 million tonnes (36.7 million barrels)", True),
    ("$5 billion ($4.8 billion a year ago)", False),
    ("1.5 million tonnes ($300 million)", False),
    ("8 percent ($300 million)", False),
    ("3 billion euros of cars and 4 billion dollars of wine", False),
    ("3 billion euros ($4 billion from China)", False),
]


@pytest.mark.parametrize(("text", "converts"), CONVERSIONS)
def test_conversions(text, converts):
    """An amount in brackets converts only when it repeats the one before in another currency or measure."""
    assert find_quantities(text)[-1].converts is converts


@pytest.mark.parametrize(
    ("text", "ambiguous"),
    [("$5bn", True), ("5 billion dollars", True), ("US$5bn", False), ("5 billion US dollars", False), ("€5bn", False)],
)
def test_bare_dollar_is_ambiguous(text, ambiguous):
    """A dollar that names no country is flagged, with the currencies it may be."""
    (found,) = find_quantities(text)
    assert found.currency_ambiguous is ambiguous
    assert (len(found.currencies) > 1) is ambiguous


@given(st.text())
def test_any_text(text):
    """Any text goes in without a crash, and the spans come out in order, apart, and true to the text."""
    _check_spans(text)


PIECES = """
$ € US$ 5 12.5 1,000 - – % percent billion bn to and between a third half of one in two hundred times fold doubled
( ) about up 2023 May / . , tonnes per day ½ + point from or more than Rs crore
"""


@given(st.lists(st.sampled_from(PIECES.split()), max_size=14), st.sampled_from(["", " "]))
@settings(max_examples=400)
def test_any_run_of_number_words(pieces, joint):
    """Pieces of quantities in any order are read without a crash."""
    _check_spans(joint.join(pieces))


def _check_spans(text):
    last = 0
    for found in find_quantities(text):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.value >= 0
        last = found.end


HOSTILE = ["9", "1,", "1 000 ", "one two three ", " ", "((((", "1-", "1/", "12 to ", "5%, ", "1.1.1 ", "a hundred and ",
           "one in every ", "about ", "twenty-", "$", "half ", "1 million ", "5 percent of oil "]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear(piece):
    """Twice the text takes about twice the time, whatever the text."""
    assert _seconds(piece, 128_000) < 12 * max(_seconds(piece, 32_000), 0.01)


def _seconds(piece, length):
    text = piece * (length // len(piece))
    best = float("inf")
    for _ in range(2):
        begun = time.process_time()
        find_quantities(text)
        best = min(best, time.process_time() - begun)
    return best
