# One question, ten times at temperature 0 and ten times at 1.
import json, os, urllib.request

BASE = os.environ.get('LLM_BASE_URL',
                      'http://localhost:11434/v1')
MODEL = os.environ.get('LLM_MODEL', 'qwen3')
HEADERS = {
    'content-type': 'application/json',
    'authorization': 'Bearer ' + os.environ.get('LLM_API_KEY', ''),
}
URL = BASE + '/chat/completions'

def ask(content, temperature):
    asked = {'model': MODEL, 'temperature': temperature,
             'messages': [{'role': 'user', 'content': content}]}
    body = json.dumps(asked).encode()
    request = urllib.request.Request(URL, body, HEADERS)
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)['choices'][0]['message']['content']

RUNS = 10
QUESTION = 'Name a tree and say in a sentence why you like it.'
for temperature in (0, 1):
    texts = {ask(QUESTION, temperature) for _ in range(RUNS)}
    lengths = [len(text) for text in texts]
    print(f"temperature {temperature}: {len(texts)} different "
          f"of {RUNS}, {min(lengths)} to {max(lengths)} characters")
