using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>The contents of all messages of an answer, in order. They are gone through several times per answer, which costs no memory.</summary>
internal struct AnswerContents
{
    private readonly IList<ChatMessage> messages;
    private int message;
    private int content;

    private AnswerContents(IList<ChatMessage> messages)
    {
        this.messages = messages;
        content = -1;
    }

    public readonly AIContent Current => messages[message].Contents[content];

    public static AnswerContents Of(ChatResponse response) => new(response.Messages);

    public readonly AnswerContents GetEnumerator() => this;

    public bool MoveNext()
    {
        for (; message < messages.Count; message++, content = -1)
        {
            if (++content < messages[message].Contents.Count)
                return true;
        }

        return false;
    }
}
