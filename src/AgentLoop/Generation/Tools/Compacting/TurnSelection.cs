using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Chooses the turns that a shorter conversation keeps, from the last one back, as long as there is room.</summary>
internal sealed class TurnSelection(Conversation conversation, int head, int count, ConversationSubstitute substitute, long target)
{
    private readonly int[] starts = [.. conversation.Turns, count];

    /// <summary>How many turns are left out.</summary>
    public int Dropped { get; private set; }

    /// <summary>How many results are left out of turns that are not.</summary>
    public int Elided { get; private set; }

    /// <summary>The shorter conversation.</summary>
    /// <param name="keep">How many of the last turns stay as they are, where there is room.</param>
    public Conversation Build(int keep)
    {
        var shorter = new Conversation(conversation.Options);
        for (int i = 0; i < head; i++)
            shorter.Add(conversation[i]);
        shorter.Add(new ChatMessage(ChatRole.User, substitute.Text));

        foreach (List<ChatMessage> turn in Choose(keep, (target - shorter.EstimatedTokens) * TokenEstimate.BytesPerToken))
            turn.ForEach(shorter.Add);
        return shorter;
    }

    private List<List<ChatMessage>> Choose(int keep, long room)
    {
        int turns = starts.Length - 1;
        List<List<ChatMessage>> chosen = [];
        for (int back = 0; back < turns; back++)
        {
            bool isRecent = back < keep;
            if (!isRecent && substitute.How == CompactionKind.Summary)
                break;
            List<ChatMessage> turn = Turn(turns - 1 - back);
            if (!isRecent || Length(turn) > room)
                turn = Elide(turn);
            if (Length(turn) > room)
                break;
            room -= Length(turn);
            chosen.Insert(0, turn);
        }

        Elided = chosen.SelectMany(t => t).SelectMany(m => m.Contents).Count(c => c is FunctionResultContent { Result: ElidedResult.Text });
        Dropped = turns - chosen.Count;
        return chosen;
    }

    private List<ChatMessage> Turn(int index)
    {
        List<ChatMessage> turn = [];
        for (int i = starts[index]; i < starts[index + 1]; i++)
            turn.Add(conversation[i]);
        return turn;
    }

    private static List<ChatMessage> Elide(List<ChatMessage> turn) => turn.ConvertAll(ElidedResult.In);

    private static long Length(List<ChatMessage> turn) => turn.Sum(MessageLength.Of);
}
