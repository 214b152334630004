using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Has a model plan, and revise the plan by what became of the attempts under it.</summary>
public sealed class ChatPlanner(ChatModelOptions? options = null) : IPlanner
{
    private const int MaxListingTokens = 4000;
    private const int MaxAttempts = 5;

    private const string Instructions = $$"""
        You plan the work of a coding agent on a repository. You are given a goal, the names of the repository's files, and what
        was observed of it; another writes the change by your plan. Weigh more than one way before you choose.

        Answer with one JSON object and nothing else:
        { "steps": ["what is to be done, in order: each a change to name, with the file and the place"],
          "rationale": "why this way, and what the cause of the problem is, in a few sentences",
          "alternatives": ["another way that was weighed, and why it was not taken"] }

        Plan the smallest change that reaches the goal. Plan no step that is only about looking or running something.

        {{Prompt.MaterialRules}}
        """;

    private const string Revise = """
        Revise the plan: its attempts failed. Find out from what became of them which of its assumptions was wrong. The object has one
        more property, which stands first: "reason", what the attempts have shown and what of the plan they refute. If they refute
        nothing of it, and only the work was poor, say so there and keep the plan.
        """;

    private readonly ChatModelOptions options = options ?? new();

    /// <inheritdoc/>
    /// <exception cref="AgentLoopException">The loop has no model, or the model gave no usable answer.</exception>
    public async ValueTask<Plan> PlanAsync(PlanRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        PlanFormat format = request.Previous is null ? PlanFormat.First : PlanFormat.Revision;
        StructuredChat<Plan> chat = new(request.Run.ChatClient, format, options.ToChatOptions());
        string description = await DescribeAsync(request, cancellationToken).ConfigureAwait(false);
        ChatMessage[] messages = [new(ChatRole.System, Instructions), new(ChatRole.User, description)];
        StructuredAnswer<Plan> answer = await chat.AskAsync(messages, cancellationToken).ConfigureAwait(false);
        return answer.OrThrow("plan");
    }

    private static async ValueTask<string> DescribeAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        Prompt prompt = new Prompt(request.Brief.Goal)
            .Show("files", "of the repository", FileListing.Render(request.Workspace.Snapshot, MaxListingTokens));
        EvaluationText.ShowBaseline(prompt, request.Baseline);

        prompt.Say(BriefText.Of(request.Brief));
        if (request.Previous is { } previous)
            prompt.Say($"The plan so far, which is to be revised:\n{BriefText.Of(previous)}");
        await AttemptText.AddAsync(prompt, request.Attempts, MaxAttempts, request.Workspace, cancellationToken).ConfigureAwait(false);
        return prompt.Say(request.Previous is null ? "Make the plan." : Revise).ToString();
    }
}
