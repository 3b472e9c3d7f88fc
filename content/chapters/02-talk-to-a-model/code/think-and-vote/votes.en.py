# Think first, ask five times, count what is comparable.
import json, os, re, urllib.request
from collections import Counter

BASE = os.environ.get('LLM_BASE_URL',
                      'http://localhost:11434/v1')
MODEL = os.environ.get('LLM_MODEL', 'qwen3')
HEADERS = {
    'content-type': 'application/json',
    'authorization': 'Bearer ' + os.environ.get('LLM_API_KEY', ''),
}
URL = BASE + '/chat/completions'

QUESTION = '''We refund all of the price within 14 days of delivery,
half of it within 60, and never the postage.
Order: 3 mugs at 28, 10 days ago; 1 lamp at 150, 40 days ago;
postage 12. What is the refund?
For each item write one line: price, days since delivery, share.
Then a last line, nothing behind it: REFUND: amount'''

def ask():
    body = json.dumps({
        'model': MODEL,
        'messages': [{'role': 'user', 'content': QUESTION}],
        'temperature': 0.7,
    }).encode()
    request = urllib.request.Request(URL, body, HEADERS)
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)['choices'][0]['message']['content']

# 159, 159.00 and $159 are one vote; without the line it is none.
def amount_in(answer):
    last = answer.strip().split('\n')[-1]
    found = re.fullmatch(r'REFUND:\D*([\d,]*\.?\d+)\D*', last)
    return float(found[1].replace(',', '')) if found else None

TRIES = 5
counted = Counter(amount_in(ask()) for _ in range(TRIES)).most_common()
name = lambda amount: 'no amount' if amount is None else f'{amount:g}'
for amount, count in counted:
    print(f'{name(amount)}: {count} of {TRIES}')
amount, count = counted[0]
print(f'refund {name(amount)}'
      if amount is not None and count * 2 > TRIES
      else 'no majority: a person decides')
