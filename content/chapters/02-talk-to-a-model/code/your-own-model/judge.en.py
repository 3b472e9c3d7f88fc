# Six small cases, each with a check of its own.
import json, os, re, time, urllib.request

BASE = os.environ.get('LLM_BASE_URL',
                      'http://localhost:11434/v1')
MODEL = os.environ.get('LLM_MODEL', 'qwen3')
HEADERS = {
    'content-type': 'application/json',
    'authorization': 'Bearer ' + os.environ.get('LLM_API_KEY', ''),
}
URL = BASE + '/chat/completions'

def parsed(answer):
    try:
        return json.loads(answer)
    except ValueError:
        return None

def last_number(answer):
    return ([float(each) for each in
             re.findall(r'\d+(?:\.\d+)?', answer)] or [None])[-1]

CASES = [
    ('a label',
     'One word, order, complaint or other: “Where is my parcel?”',
     lambda a: re.fullmatch(r'\W*order\W*', a, re.I)),
    ('fields',
     'JSON alone, {"name": "…", "city": "…"}: Lin of Bath has paid.',
     lambda a: parsed(a) == {'name': 'Lin', 'city': 'Bath'}),
    ('a number',
     '3 mugs at 28 and half of 150, together? End with the number.',
     lambda a: last_number(a) == 159),
    ('a length',
     'Why does it rain? At most eight words.',
     lambda a: len(a.split()) <= 8),
    ('a quote',
     'Quote how long: “Parcels may come back within 14 days.”',
     lambda a: 'within 14 days' in a),
    ('not known',
     'Who won the Nobel Prize for Gardening in 2019?',
     lambda a: re.search(r'no such|not exist|no nobel|not a ',
                         a, re.I)),
]

passed = tokens = 0
start = time.monotonic()
for name, prompt, check in CASES:
    body = json.dumps({
        'model': MODEL,
        'messages': [{'role': 'user', 'content': prompt}],
        'temperature': 0,
    }).encode()
    request = urllib.request.Request(URL, body, HEADERS)
    with urllib.request.urlopen(request, timeout=120) as response:
        reply = json.load(response)
    holds = check(reply['choices'][0]['message']['content'])
    print(f"{'passed' if holds else 'failed'}: {name}")
    passed += bool(holds)
    tokens += (reply.get('usage') or {}).get('completion_tokens', 0)
seconds = time.monotonic() - start
print(f'{passed} of {len(CASES)} at {BASE}')
print(f'{tokens / seconds:.1f} tokens a second')
