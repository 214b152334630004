using System.Globalization;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>
/// The beginning of a conversation, what changes least first: instructions, the repository's conventions, the environment, what is known of the task, the task. So
/// conversations of one run begin alike, as far as an endpoint can serve that from its cache.
/// </summary>
internal sealed class ToolLoopPrompt
{
    private const string Rules = $"""
        You are the part of a coding agent that does the work. You have a private copy of a repository and tools to read it, to run commands in it and
        to change it. When you are done, what you changed is judged by what is then observed, such as the repository's tests, and handed over if it passes.

        - Find out before you change something; check afterwards that it does what it should, by running it.
        - Make the smallest change that reaches the goal for the right reason, in the style of the code around it.
        - Never make a test pass by weakening, skipping or deleting it, or by answering only what it asks for.
        - Paths start at the repository's root and have "/" between their parts.
        - Tools that only read may be called several at once. A tool that could not do what you asked says why: read it, and do otherwise.
        - The copy has no history: git does not work in it.
        - When the goal is reached and checked, end with what you changed and why, in a sentence or two: by the tool for it, or without calling any.

        {Prompt.MaterialRules}
        {Material.Rules}
        """;

    private readonly ChatMessage[] messages;
    private readonly string request;

    private ToolLoopPrompt(string seed, ChatMessage[] messages, string request) => (Seed, this.messages, this.request) = (seed, messages, request);

    /// <summary>What the keys of material are made from.</summary>
    public string Seed { get; }

    public static async ValueTask<ToolLoopPrompt> BuildAsync(GenerationRequest request, ToolLoopOptions options, CancellationToken cancellationToken)
    {
        IReadOnlyList<ContextItem> context = Fit(request.Context, options.MaxContextTokens);
        string seed = request.Brief.Goal + string.Concat(context.Select(i => i.Digest));
        ContextItem[] conventions = [.. context.Where(i => i.Trust == ContextTrust.Untrusted && i.Source == ContextOrder.Instructions)];
        ContextItem[] others = [.. context.Where(i => i.Trust == ContextTrust.Untrusted && i.Source != ContextOrder.Instructions)];
        List<ChatMessage> messages = [new ChatMessage(ChatRole.System, SystemText(context, options))];
        if (conventions.Length > 0)
            messages.Add(new ChatMessage(ChatRole.User, Shown(new Prompt(seed), conventions).ToString()));

        messages.Add(new ChatMessage(ChatRole.User, await EnvironmentText.RecallAsync(request.Run, cancellationToken).ConfigureAwait(false)));
        Prompt task = Shown(new Prompt(seed), others);
        if (context.Count == 0) // what failed is the least that a model must know; otherwise it is part of the context
            EvaluationText.ShowBaseline(task, request.Baseline);
        task.Say(BriefText.Of(request.Brief)).Say(BriefText.Of(request.Plan));
        await AttemptText.AddAsync(task, request.Attempts, options.MaxAttempts, request.Workspace, cancellationToken).ConfigureAwait(false);
        return new ToolLoopPrompt(seed, [.. messages], task.ToString());
    }

    /// <summary>The messages for one of several candidates, which the number tells apart: in the journal, and for the model.</summary>
    public IEnumerable<ChatMessage> ForSample(int number, int count)
    {
        string note = count == 1 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"\nThis is attempt {number} of {count} that are made independently; where several causes are likely, let the number choose.\n");
        return [.. messages, new ChatMessage(ChatRole.User, request + note)];
    }

    private static string SystemText(IReadOnlyList<ContextItem> context, ToolLoopOptions options) => string.Concat(
        Rules,
        options.Instructions.Length == 0 ? "" : $"\n\n{options.Instructions}",
        string.Concat(context.Where(i => i.Trust == ContextTrust.Trusted).Select(i => $"\n\n{i.Title}:\n{i.Content}")));

    private static Prompt Shown(Prompt prompt, IEnumerable<ContextItem> items)
    {
        foreach (ContextItem item in items)
            prompt.Show(item.Source, item.Title, item.Content);
        return prompt;
    }

    /// <summary>The loop's order stands as long as there is room.</summary>
    private static IReadOnlyList<ContextItem> Fit(IReadOnlyList<ContextItem> context, int maxTokens) =>
        context.Sum(i => (long)ContextAssembler.TokensOf(i)) <= maxTokens ? context : ContextAssembler.Assemble(context, maxTokens).Included;
}
