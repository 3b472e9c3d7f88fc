# 仔细地读一条流：文字、为什么停、用了多少。
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
                  'content': '我能坐商务舱吗？'}],
    'stream': True,
    'stream_options': {'include_usage': True},
}).encode()
reason = usage = None
request = urllib.request.Request(URL, body, HEADERS)
with urllib.request.urlopen(request, timeout=60) as response:
    # Python 等到整行才给，所以不会切断一个字。
    for line in response:
        if not line.startswith(b'data:'):
            continue  # 注释或空行
        data = line[5:].strip()
        if data == b'[DONE]':
            continue
        event = json.loads(data)
        if event.get('error'):
            raise SystemExit(json.dumps(event['error']))
        for choice in (event.get('choices') or [])[:1]:
            words = (choice.get('delta') or {}).get('content') or ''
            print(words, end='', flush=True)  # 先取文字
            reason = choice.get('finish_reason') or reason
        usage = event.get('usage') or usage
print()
print('结束原因：' + reason if reason else '断了：没有结束原因')
print(f"{usage['prompt_tokens']} 进，{usage['completion_tokens']} 出"
      if usage else '服务器没说用了多少')
