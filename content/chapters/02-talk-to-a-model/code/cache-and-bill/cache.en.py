# Three questions about one list: what comes from the cache?
import json, os, urllib.request
from datetime import datetime

BASE = os.environ.get('LLM_BASE_URL',
                      'http://localhost:11434/v1')
MODEL = os.environ.get('LLM_MODEL', 'qwen3')
HEADERS = {
    'content-type': 'application/json',
    'authorization': 'Bearer ' + os.environ.get('LLM_API_KEY', ''),
}
URL = BASE + '/chat/completions'

WOODS = ['oak', 'ash', 'beech', 'walnut']
THINGS = ['chair', 'table', 'shelf', 'bench', 'chest']
LIST = '\n'.join(
    f'{at + 1} {WOODS[at % 4]} {THINGS[at % 5]} {40 + at}.50'
    for at in range(160))
RULES = 'You answer questions about this list.\n' + LIST

def ask(system, content):
    body = json.dumps({
        'model': MODEL,
        'messages': [{'role': 'system', 'content': system},
                     {'role': 'user', 'content': content}],
        'max_tokens': 30,
    }).encode()
    request = urllib.request.Request(URL, body, HEADERS)
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response).get('usage') or {}

# OpenAI's name, then DeepSeek's.
def cached_in(usage):
    details = usage.get('prompt_tokens_details') or {}
    return details.get('cached_tokens',
                       usage.get('prompt_cache_hit_tokens', 'not told'))

QUESTIONS = ['What is no. 7?', 'The dearest?', 'How many?']
for clock_first in (False, True):
    print('clock first' if clock_first else 'clock last')
    for question in QUESTIONS:
        clock = f'It is {datetime.now().isoformat()}.'
        usage = (ask(f'{clock}\n{RULES}', question) if clock_first
                 else ask(RULES, f'{question} {clock}'))
        print(f"  {usage.get('prompt_tokens')} in, "
              f'from the cache: {cached_in(usage)}')
