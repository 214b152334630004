using System.Text;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Has a model understand the task: what it comes to, what must be asked, which parts it falls into.</summary>
/// <remarks>The host's own constraints and success criteria are always part of the brief, first and in its words.</remarks>
public sealed class ChatIntake(ChatModelOptions? options = null) : ITaskIntake
{
    private const int MaxListingTokens = 2000;

    private const string Instructions = $$"""
        You prepare the work of a coding agent. You are given a task and the names of the files of a repository, and you say what
        the task comes to, so that another can carry it out. You change nothing yourself.

        Answer with one JSON object and nothing else:
        { "goal": "what is to be achieved, precise and complete",
          "constraints": ["what must hold of any change, as far as the task says or clearly implies it"],
          "successCriteria": ["how one can observe that the goal is reached"],
          "openQuestions": ["what only the person who asks can answer, and without which any change would be a guess"],
          "subtasks": ["the parts of the task, in order, if it has several"] }

        Invent no requirement. Every list may be empty. Most tasks have no open question.

        {{Prompt.MaterialRules}}
        """;

    private readonly ChatModelOptions options = options ?? new();

    /// <inheritdoc/>
    /// <exception cref="AgentLoopException">The task has no goal, the loop no model, or the model gave no usable answer.</exception>
    public async ValueTask<Brief> UnderstandAsync(IntakeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        StructuredChat<Brief> chat = new(request.Run.ChatClient, BriefFormat.Instance, options.ToChatOptions());
        ChatMessage[] messages = [new(ChatRole.System, Instructions), new(ChatRole.User, Describe(request))];
        StructuredAnswer<Brief> answer = await chat.AskAsync(messages, cancellationToken).ConfigureAwait(false);
        return KeepHostsWords(answer.OrThrow("brief"), request);
    }

    private static string Describe(IntakeRequest request)
    {
        AgentTask task = request.Task;
        StringBuilder text = new($"The task:\n{TaskGoal.Of(task)}\n");
        BriefText.AppendList(text, "What must hold of any change:", task.Constraints);
        BriefText.AppendList(text, "How one can tell that the goal is reached:", task.SuccessCriteria);
        string[] answered = [.. request.Clarifications.Select(c => $"{c.Question} {c.Answer}")];
        BriefText.AppendList(text, "What was asked and answered before; do not ask it again:", answered);
        return new Prompt(task.Goal)
            .Show("files", "of the repository", FileListing.Render(request.Workspace.Snapshot, MaxListingTokens))
            .Say(text.ToString())
            .ToString();
    }

    private static Brief KeepHostsWords(Brief brief, IntakeRequest request) => brief with
    {
        Constraints = [.. request.Task.Constraints.Union(brief.Constraints, StringComparer.Ordinal)],
        SuccessCriteria = [.. request.Task.SuccessCriteria.Union(brief.SuccessCriteria, StringComparer.Ordinal)],
        OpenQuestions = [.. brief.OpenQuestions.Except(request.Clarifications.Select(c => c.Question), StringComparer.OrdinalIgnoreCase)],
    };
}
