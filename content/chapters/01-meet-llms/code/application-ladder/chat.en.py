# One call: send a question, print the answer and what it used.
import json, os, urllib.request

BASE = os.environ.get('LLM_BASE_URL',
                      'http://localhost:11434/v1')
MODEL = os.environ.get('LLM_MODEL', 'qwen3')
HEADERS = {
    'content-type': 'application/json',
    'authorization': 'Bearer ' + os.environ.get('LLM_API_KEY', ''),
}
URL = BASE + '/chat/completions'

messages = [
    {'role': 'system', 'content': 'You answer about our rules.'},
    {'role': 'user', 'content': 'May I fly business class?'},
]
body = json.dumps({'model': MODEL, 'messages': messages}).encode()
request = urllib.request.Request(URL, body, HEADERS)
with urllib.request.urlopen(request, timeout=60) as response:
    reply = json.load(response)
print(reply['choices'][0]['message']['content'])
usage = reply['usage']
print(f"input: {usage['prompt_tokens']} tokens")
print(f"output: {usage['completion_tokens']} tokens")
