using System.Globalization;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>What the model is told. What changes least stands first, so that an endpoint can serve the beginning from its cache.</summary>
internal sealed class EditPrompt
{
    private const string Instructions = $$"""
        You write the change in a coding agent's loop. Your edits are applied to a private copy of a repository and judged by what
        is then observed, such as its tests. You cannot run or read anything: what you need stands in the message.

        Answer with one JSON object and nothing else:
        { "rationale": "why this change, in a sentence or two",
          "edits": [
            { "action": "replace", "path": "src/a.cs", "search": "text that is there now", "replace": "text to stand there instead" },
            { "action": "write", "path": "src/b.cs", "content": "the whole content of the file" },
            { "action": "delete", "path": "src/c.cs" },
            { "action": "rename", "path": "src/d.cs", "newPath": "src/e.cs" } ] }

        - A path starts at the repository's root and has "/" between its parts.
        - "search" is copied from the file character for character, indentation included, and occurs in the file exactly once: take as
          many lines as that needs, and no more.
        - Edits are applied in their order, each to the result of those before it. If one cannot be applied, none is.
        - Use "replace" for files that exist. Make the smallest change that reaches the goal for the right reason.
        - Never make a test pass by weakening, skipping or deleting it, or by answering only what it asks for.

        {{Prompt.MaterialRules}}
        """;

    private readonly ChatMessage system;
    private readonly string request;

    private EditPrompt(ChatMessage system, string request) => (this.system, this.request) = (system, request);

    public static async ValueTask<EditPrompt> BuildAsync(GenerationRequest request, ChatGeneratorOptions options, CancellationToken cancellationToken)
    {
        IReadOnlyList<ContextItem> context = Fit(request.Context, options.MaxContextTokens);
        Prompt prompt = new(request.Brief.Goal + string.Concat(context.Select(i => i.Digest)));
        foreach (ContextItem item in context.Where(i => i.Trust == ContextTrust.Untrusted))
            prompt.Show(item.Source, item.Title, item.Content);

        if (context.Count == 0) // what failed is the least that a model must know; otherwise it is part of the context
            EvaluationText.ShowBaseline(prompt, request.Baseline);

        prompt.Say(BriefText.Of(request.Brief)).Say(BriefText.Of(request.Plan));
        await AttemptText.AddAsync(prompt, request.Attempts, options.MaxAttempts, request.Workspace, cancellationToken).ConfigureAwait(false);
        prompt.Say(request.Attempts.Count == 0 ? "Write the edits." : "Write edits that do not fail as those did.");
        return new EditPrompt(new ChatMessage(ChatRole.System, SystemText(context)), prompt.ToString());
    }

    /// <summary>The messages for one of several samples, which the number tells apart: in the journal, and for the model.</summary>
    public IReadOnlyList<ChatMessage> ForSample(int sample, int count)
    {
        string note = count == 1 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"\nThis is answer {sample} of {count} that are tried independently; where several causes are likely, let the number choose.\n");
        return [system, new ChatMessage(ChatRole.User, request + note)];
    }

    private static string SystemText(IReadOnlyList<ContextItem> context) =>
        Instructions + string.Concat(context.Where(i => i.Trust == ContextTrust.Trusted).Select(i => $"\n\n{i.Title}:\n{i.Content}"));

    /// <summary>The loop's order stands as long as there is room.</summary>
    private static IReadOnlyList<ContextItem> Fit(IReadOnlyList<ContextItem> context, int maxTokens) =>
        context.Sum(i => (long)ContextAssembler.TokensOf(i)) <= maxTokens ? context : ContextAssembler.Assemble(context, maxTokens).Included;
}
