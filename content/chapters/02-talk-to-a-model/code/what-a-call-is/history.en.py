# A conversation: the program remembers, the model does not.
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

questions = ['My name is Lin. A name for a cat?', 'My name?']

for remembers in (False, True):
    print('with its history:' if remembers else 'forgetful:')
    messages = [{'role': 'system', 'content': 'Be brief.'}]
    for content in questions:
        asked = {'role': 'user', 'content': content}
        reply = ask(messages + [asked])
        answer = reply['choices'][0]['message']['content']
        print(f"  {reply['usage']['prompt_tokens']} in: {answer}")
        # The two lines that the forgetful program lacks:
        if remembers:
            messages.append(asked)
            messages.append({'role': 'assistant', 'content': answer})
