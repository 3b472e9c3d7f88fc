# The smallest eval: questions, what answers must contain, a count.
import json, os, urllib.request

BASE = os.environ.get('LLM_BASE_URL',
                      'http://localhost:11434/v1')
MODEL = os.environ.get('LLM_MODEL', 'qwen3')
HEADERS = {
    'content-type': 'application/json',
    'authorization': 'Bearer ' + os.environ.get('LLM_API_KEY', ''),
}
URL = BASE + '/chat/completions'

def ask(messages, **more):
    asked = {'model': MODEL, 'messages': messages, **more}
    body = json.dumps(asked).encode()
    request = urllib.request.Request(URL, body, HEADERS)
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)['choices'][0]['message']['content']

rules = '\n'.join([
    'Use only these clauses. If none says it: “The rules do not say.”',
    'Clause 12: meals when working late, 15 dollars a person.',
    'Clause 31: business class on flights over six hours, if agreed.',
    'Clause 44: 25 days of leave a year.',
])
cases = [
    ('How much is a meal when working late?', '15'),
    ('How many days of leave are there?', '25'),
    ('May I bring my dog to work?', 'do not say'),
]
right = 0
for question, wanted in cases:
    messages = [{'role': 'system', 'content': rules},
                {'role': 'user', 'content': question}]
    answer = ask(messages, temperature=0)
    if wanted in answer:
        right += 1
    else:
        print(f'✗ {question}  {answer}')
print(f'{right} right of {len(cases)}')
