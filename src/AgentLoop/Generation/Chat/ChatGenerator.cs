using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Has a model write edits, one request per candidate, and applies them to the files they name.</summary>
/// <remarks>
/// A model that answers nothing, refuses, answers something else, or whose edits do not apply, gives a candidate whose
/// <see cref="Candidate.Failure"/> tells the next attempt why.
/// </remarks>
public sealed class ChatGenerator(ChatGeneratorOptions? options = null) : IGenerator
{
    private readonly ChatGeneratorOptions options = options ?? new();

    /// <inheritdoc/>
    /// <exception cref="AgentLoopException">The loop has no model, or it did not answer in time.</exception>
    public async IAsyncEnumerable<Candidate> GenerateAsync(
        GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        EditPrompt prompt = await EditPrompt.BuildAsync(request, options, cancellationToken).ConfigureAwait(false);
        IAsyncEnumerable<Candidate> samples = ParallelSamples.TakeAsync(
            request.Count, options.MaxParallelRequests, (sample, token) => SampleAsync(request, prompt, sample, token), cancellationToken);
        await foreach (Candidate candidate in samples.ConfigureAwait(false))
            yield return candidate;
    }

    private async Task<Candidate> SampleAsync(GenerationRequest request, EditPrompt prompt, int sample, CancellationToken cancellationToken)
    {
        RunScope scope = request.Run.Child(string.Create(CultureInfo.InvariantCulture, $"sample/{sample}"));
        StructuredChat<EditProposal> chat = new(scope.ChatClient, EditAnswerFormat.Instance, options.ToChatOptions(sample));
        IReadOnlyList<ChatMessage> messages = prompt.ForSample(sample, request.Count);
        StructuredAnswer<EditProposal> answer = await chat.AskAsync(messages, cancellationToken).ConfigureAwait(false);
        return answer.Value is { } proposal
            ? await ApplyAsync(proposal, request.Workspace, cancellationToken).ConfigureAwait(false)
            : new Candidate { Changes = ChangeSet.Empty, Failure = $"The model gave no usable edits: {answer.Problem}." };
    }

    private static async ValueTask<Candidate> ApplyAsync(EditProposal proposal, IWorkspaceView workspace, CancellationToken cancellationToken)
    {
        EditResult result = await new EditApplier().ApplyAsync(new EditReading { Edits = proposal.Edits }, workspace, cancellationToken).ConfigureAwait(false);
        return new Candidate { Changes = result.Changes ?? ChangeSet.Empty, Rationale = proposal.Rationale, Failure = result.Failure };
    }
}
