# A talk within a budget: drop whole exchanges, oldest first.
import json, os, urllib.request

BASE = os.environ.get('LLM_BASE_URL',
                      'http://localhost:11434/v1')
MODEL = os.environ.get('LLM_MODEL', 'qwen3')
HEADERS = {
    'content-type': 'application/json',
    'authorization': 'Bearer ' + os.environ.get('LLM_API_KEY', ''),
}
URL = BASE + '/chat/completions'

def ask(messages):
    body = json.dumps({'model': MODEL, 'messages': messages}).encode()
    request = urllib.request.Request(URL, body, HEADERS)
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)

BUDGET = 60
# A rough count will do: 4 characters a token, 4 tokens of marks.
def tokens_of(messages):
    return sum(len(message['content']) // 4 + 5
               for message in messages)

SYSTEM = {'role': 'system',
          'content': 'You help with printers. Be brief.'}
QUESTIONS = [
    'I have a laser printer.',
    'It prints grey stripes.',
    'I changed the paper.',
    'Still stripes. What next?',
]
exchanges = []
dropped = 0
for content in QUESTIONS:
    asked = {'role': 'user', 'content': content}
    row = [SYSTEM, *sum(exchanges, []), asked]
    while exchanges and tokens_of(row) > BUDGET:
        exchanges.pop(0)
        dropped += 1
        row = [SYSTEM, *sum(exchanges, []), asked]
    about = tokens_of(row)
    reply = ask(row)
    answer = reply['choices'][0]['message']['content']
    print(f"dropped {dropped}, sent about {about}, "
          f"read {reply['usage']['prompt_tokens']}: {answer}")
    exchanges.append([asked, {'role': 'assistant', 'content': answer}])
