# The smallest eval: questions, what answers must contain, a count.
import json
from os import environ
from urllib.request import Request, urlopen

URL = environ.get('LLM_BASE_URL', 'http://localhost:11434/v1')
HEADERS = {'content-type': 'application/json',
           'authorization': 'Bearer ' + environ.get('LLM_API_KEY', '')}

rules = 'Late meals: $15. Otherwise say “The rules do not say.”'
# Two cases show the form; twenty of your own make an eval.
cases = [('How much is a meal when working late?', '15'),
         ('May I bring my dog to work?', 'do not say')]
failed = []
for question, wanted in cases:
    messages = [{'role': 'user', 'content': f'{rules}\n{question}'}]
    body = json.dumps({'model': environ.get('LLM_MODEL', 'qwen3'),
                       'messages': messages, 'temperature': 0})
    request = Request(f'{URL}/chat/completions', body.encode(), HEADERS)
    reply = json.load(urlopen(request, timeout=60))
    answer = reply['choices'][0]['message']['content']
    if wanted not in answer:
        failed.append(f'✗ {question} {answer}')
print(f'{len(failed)} wrong of {len(cases)}', *failed, sep='\n')
