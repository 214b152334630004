using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Says what must be known of the turns that are left out: the plan, what has changed, what failed, and what the model makes of it.</summary>
internal sealed class ConversationDigest(ToolLoopRoom room, IChatClient client, OpenFailures failures)
{
    /// <summary>No part takes more than this share of what the conversation is to have.</summary>
    private const int Parts = 8;

    private const int MaxPlanTokens = 1000;
    private const int MaxChangeTokens = 3000;
    private const int MaxFailureTokens = 500;

    private const string Question = """
        The conversation has grown too long and goes on with a summary of it. Write the summary now, for yourself, and call no tool: what was found
        out and where, what was tried and why it did not work, what is done, what is left to do next. Only what the files themselves do not show.
        """;

    /// <summary>The model's last summary: where there is none to be had later, it is still what is known of the beginning.</summary>
    private string known = "";

    public async ValueTask<ConversationSubstitute> MakeAsync(Conversation conversation, CompactionKind how, long target, CancellationToken cancellationToken)
    {
        int most = (int)Math.Max(Excerpt.MinTokens * 2, Math.Min(int.MaxValue, target / Parts));
        string? summary = how == CompactionKind.Summary ? await AskAsync(conversation, cancellationToken).ConfigureAwait(false) : null;
        known = summary ?? known;
        Prompt text = new(room.Memory.Plan + conversation.Count);
        text.Say("The conversation had grown too long; older parts of it are left out. Read again what you need. What is to be known of them:");
        Show(text, "your plan", "update_plan", room.Memory.Plan, Math.Min(most, MaxPlanTokens));
        Show(text, "your summary", "so far", known, Math.Min(most, room.Options.Compaction.MaxSummaryTokens));
        await ShowChangesAsync(text, Math.Min(most, MaxChangeTokens), cancellationToken).ConfigureAwait(false);
        foreach ((string call, string said) in failures.All)
            Show(text, "failed, and did not succeed since", Excerpt.Of(call, Excerpt.MinTokens * 2), said, Math.Min(most, MaxFailureTokens));
        return new ConversationSubstitute(summary is null ? CompactionKind.Elision : CompactionKind.Summary, text.ToString());
    }

    private static void Show(Prompt prompt, string source, string title, string content, int maxTokens)
    {
        if (content.Length > 0)
            prompt.Show(source, title, Excerpt.Of(content, maxTokens));
    }

    private async ValueTask ShowChangesAsync(Prompt prompt, int maxTokens, CancellationToken cancellationToken)
    {
        if (room.Workbench is not { } workbench)
            return;
        ExportResult export = await workbench.ChangesAsync(cancellationToken).ConfigureAwait(false);
        string changes = await ChangeText.OfAsync(export.Changes, room.Base, cancellationToken).ConfigureAwait(false);
        prompt.Say(changes.Length == 0 ? "Nothing in the repository is changed yet." : "The files are as they were at the beginning, but for this:");
        Show(prompt, "change", "so far", changes, maxTokens);
    }

    /// <summary>The model's own summary; <see langword="null"/> where there is none to be had.</summary>
    private async ValueTask<string?> AskAsync(Conversation conversation, CancellationToken cancellationToken)
    {
        conversation.Add(new ChatMessage(ChatRole.User, Question));
        ChatOptions options = conversation.Options.Clone();
        options.ToolMode = ChatToolMode.None; // the tools stay: without them the prefix would be another, and nothing of it cached
        options.MaxOutputTokens = room.Options.Compaction.MaxSummaryTokens;
        try
        {
            ChatRequest request = new(conversation.View(), options, room.Options.IsStreamed);
            ChatResponse response = await WholeAnswer.AskAsync(client, request, cancellationToken).ConfigureAwait(false);
            bool isUsable = TurnReading.Of(response) is { Withheld: null, Calls.Count: 0 } && !string.IsNullOrWhiteSpace(response.Text);
            return isUsable ? response.Text : null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && PluginFault.IsContained(e))
        {
            return null; // the record of the call says why
        }
    }
}
