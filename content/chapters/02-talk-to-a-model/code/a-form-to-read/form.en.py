# A form that a program can read: ask, check, ask once more.
import json, os, re, urllib.request

BASE = os.environ.get('LLM_BASE_URL',
                      'http://localhost:11434/v1')
MODEL = os.environ.get('LLM_MODEL', 'qwen3')
HEADERS = {
    'content-type': 'application/json',
    'authorization': 'Bearer ' + os.environ.get('LLM_API_KEY', ''),
}
URL = BASE + '/chat/completions'

INVOICE = '''Invoice 88, 2 May 2026
3 chairs  96.00
1 lamp    45.50
Total    141.50
Thank you! Please pay soon.'''

MAYBE = {'type': ['string', 'null']}  # the way out
PROPERTIES = {
    'lines': {'type': 'array', 'items': {'type': 'number'}},
    'total': {'type': 'number'},
    'due': MAYBE,  # the day to pay by
    'quote': MAYBE,  # the words it was taken from
}
SCHEMA = {'type': 'object', 'properties': PROPERTIES,
          'required': list(PROPERTIES), 'additionalProperties': False}
SYSTEM = '''Read the invoice. Write one JSON object:
{"lines": [0.00], "total": 0.00, "due": "YYYY-MM-DD", "quote": "…"}
due: the day to pay by; quote: the words that say it.
Both are null if no such day is printed.'''

def ask(messages):
    form = {'name': 'invoice', 'strict': True, 'schema': SCHEMA}
    body = json.dumps({
        'model': MODEL, 'messages': messages,
        'response_format': {'type': 'json_schema',
                            'json_schema': form},
    }).encode()
    request = urllib.request.Request(URL, body, HEADERS)
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)['choices'][0]

FENCE = re.compile(r'^\s*```(?:json)?\s*|\s*```\s*$')

def complaint_about(choice):
    if choice['finish_reason'] != 'stop':
        return f"it ended with {choice['finish_reason']}"
    try:
        value = json.loads(FENCE.sub('', choice['message']['content']))
    except ValueError:
        return 'this is not JSON'
    total = value.get('total') or 0
    added = sum(value.get('lines') or [])
    if abs(added - total) > 0.005:
        return f'the lines add up to {added}, not to {total}'
    quote = value.get('quote') or ''
    if value.get('due') is not None and not (
            quote and quote in INVOICE):
        return 'the quote is not in the invoice'
    return None

messages = [{'role': 'system', 'content': SYSTEM},
            {'role': 'user', 'content': INVOICE}]
for attempt in (1, 2):
    choice = ask(messages)
    complaint = complaint_about(choice)
    print(f"attempt {attempt}: {complaint or 'all right'}")
    if complaint is None:
        print(choice['message']['content'])
        break
    messages.append(choice['message'])
    messages.append({'role': 'user', 'content': f'Wrong: {complaint}.'})
if complaint is not None:
    print('a person should look at it')
