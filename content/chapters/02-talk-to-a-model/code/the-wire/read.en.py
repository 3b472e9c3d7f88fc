# Read a stream with care: the text, why it stopped, what it took.
import json, os, urllib.request

BASE = os.environ.get('LLM_BASE_URL',
                      'http://localhost:11434/v1')
MODEL = os.environ.get('LLM_MODEL', 'qwen3')
HEADERS = {
    'content-type': 'application/json',
    'authorization': 'Bearer ' + os.environ.get('LLM_API_KEY', ''),
}
URL = BASE + '/chat/completions'

body = json.dumps({
    'model': MODEL,
    'messages': [{'role': 'user',
                  'content': 'May I fly business class?'}],
    'stream': True,
    'stream_options': {'include_usage': True},
}).encode()
reason = usage = None
request = urllib.request.Request(URL, body, HEADERS)
with urllib.request.urlopen(request, timeout=60) as response:
    # Python waits for whole lines, so no character is cut.
    for line in response:
        if not line.startswith(b'data:'):
            continue  # a comment, or empty
        data = line[5:].strip()
        if data == b'[DONE]':
            continue
        event = json.loads(data)
        if event.get('error'):
            raise SystemExit(json.dumps(event['error']))
        for choice in (event.get('choices') or [])[:1]:
            words = (choice.get('delta') or {}).get('content') or ''
            print(words, end='', flush=True)  # text first
            reason = choice.get('finish_reason') or reason
        usage = event.get('usage') or usage
print()
print('stopped: ' + reason if reason else 'broke off: no reason came')
print(f"{usage['prompt_tokens']} in, {usage['completion_tokens']} out"
      if usage else 'the server did not say what it took')
