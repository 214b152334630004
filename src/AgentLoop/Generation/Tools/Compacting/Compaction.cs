using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>
/// Makes a shorter conversation of a long one: what it began with, what stands in the place of what is left out, and the last turns. A turn stays or
/// goes as a whole, so that no call is without its result.
/// </summary>
internal sealed class Compaction(ToolLoopRoom room, IChatClient client, OpenFailures failures, int head)
{
    /// <summary>How often in a row, with hardly a turn between, it may be tried.</summary>
    private const int MaxSeverity = 3;

    private readonly CompactionOptions options = room.Options.Compaction;
    private readonly ConversationDigest digest = new(room, client, failures);
    private int severity;
    private int keptLast = -1;

    /// <summary>The number of tokens from which on a conversation is shortened.</summary>
    public long Threshold => (long)(options.WindowTokens * options.Share);

    /// <summary>The shorter conversation; <see langword="null"/> where even the least of it is too long.</summary>
    /// <param name="conversation">The long one, which is of no use any more.</param>
    /// <param name="used">How many tokens it takes, as well as that is known.</param>
    /// <param name="overflowed">Whether the model has refused it for its length: it cannot be asked to sum it up then.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async ValueTask<Conversation?> ShortenAsync(Conversation conversation, long used, bool overflowed, CancellationToken cancellationToken)
    {
        bool isSoon = conversation.Turns.Count - keptLast <= 1 && keptLast >= 0;
        severity = isSoon ? severity + 1 : 0;
        if (severity > MaxSeverity)
            return null;

        CompactionKind how = overflowed || isSoon ? CompactionKind.Elision : options.How;
        long target = Target(conversation, used, overflowed);
        int count = conversation.Count;
        ConversationSubstitute substitute = await digest.MakeAsync(conversation, how, target, cancellationToken).ConfigureAwait(false);
        TurnSelection selection = new(conversation, head, count, substitute, target);
        Conversation shorter = selection.Build(options.KeepTurns);
        if (shorter.EstimatedTokens > Math.Max(target, Threshold / 2))
            return null;

        keptLast = shorter.Turns.Count;
        room.Run.Note(new ConversationCompacted
        {
            How = substitute.How,
            TurnsDropped = selection.Dropped,
            ResultsElided = selection.Elided,
            TokensBefore = used,
            TokensAfter = shorter.EstimatedTokens,
            Substitute = await room.Run.KeepAsync(substitute.Text).ConfigureAwait(false),
        });
        return shorter;
    }

    /// <summary>What is aimed at, by the measure of estimates: half of what there may be, and less where that was too much before.</summary>
    private long Target(Conversation conversation, long used, bool overflowed)
    {
        double ratio = Math.Clamp((double)used / Math.Max(1, conversation.EstimatedTokens), 0.5, 4);
        double tokens = overflowed ? Math.Min(Threshold, used) : Threshold;
        return (long)(tokens / ratio / (2 << severity));
    }
}
