using System.Globalization;
using System.Runtime.CompilerServices;

namespace AgentLoop;

/// <summary>
/// Has a model work on a private copy of the repository with tools, until it says that it is done: it reads, runs, edits and checks. What has
/// changed in the copy by then is the candidate.
/// </summary>
/// <remarks>
/// A conversation ends when the model answers without calling a tool, or calls one that ends it; when it, or the run, has used up what it may; and
/// when the model repeats itself. Each call passes the policies and the approver first. A tool that fails is a result that the model sees. A call
/// that was cut off or cannot be read is not run at all, nor are those of the same answer.
/// </remarks>
public sealed class ToolLoopGenerator(ToolLoopOptions? options = null) : IGenerator
{
    private readonly ToolLoopOptions options = options ?? new();

    /// <inheritdoc/>
    /// <exception cref="AgentLoopException">The loop has no model.</exception>
    public async IAsyncEnumerable<Candidate> GenerateAsync(
        GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ToolLoopPrompt prompt = await ToolLoopPrompt.BuildAsync(request, options, cancellationToken).ConfigureAwait(false);
        IAsyncEnumerable<Candidate> candidates = ParallelSamples.TakeAsync(
            request.Count, options.MaxParallelConversations, (number, token) => ConverseAsync(request, prompt, number, token), cancellationToken);
        await foreach (Candidate candidate in candidates.ConfigureAwait(false))
            yield return candidate;
    }

    private async Task<Candidate> ConverseAsync(GenerationRequest request, ToolLoopPrompt prompt, int number, CancellationToken cancellationToken)
    {
        RunScope scope = request.Run.Child(string.Create(CultureInfo.InvariantCulture, $"conversation/{number}"));
        Workbench? workbench = request.OpenWorkbench?.Invoke(scope);
        try
        {
            var conversation = new Conversation(options.ToChatOptions());
            foreach (var message in prompt.ForSample(number, request.Count))
                conversation.Add(message);
            ToolConversation talk = new(new ToolLoopRoom
            {
                Run = scope,
                Options = options,
                Tools = new ToolBox(options.Tools),
                Gate = request.ToolGate ?? OpenToolGate.Instance,
                Workbench = workbench,
                Base = request.Workspace,
                Material = new Material(prompt.Seed),
            }, conversation);
            return await talk.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (workbench is not null)
                await workbench.DisposeAsync().ConfigureAwait(false);
        }
    }
}
