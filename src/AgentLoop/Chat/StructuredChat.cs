using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>
/// Asks a model for an object, by its schema where the endpoint knows schemas and by words alone where it refuses them, and once more where
/// the answer cannot be used.
/// </summary>
internal sealed class StructuredChat<T>(IChatClient client, AnswerFormat<T> format, ChatOptions options)
{
    private bool hasSchemas = true;

    public async ValueTask<StructuredAnswer<T>> AskAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        ChatResponse response = await SendAsync(messages, cancellationToken).ConfigureAwait(false);
        StructuredAnswer<T> answer = AnswerJudge.Judge(response, format);
        if (answer.Problem is null || answer.IsWithheld)
            return answer;

        response = await SendAsync(Repair(messages, response.Text, answer.Problem), cancellationToken).ConfigureAwait(false);
        return AnswerJudge.Judge(response, format);
    }

    private static List<ChatMessage> Repair(IReadOnlyList<ChatMessage> messages, string answer, string problem)
    {
        List<ChatMessage> repair = [.. messages];
        if (!string.IsNullOrWhiteSpace(answer))
            repair.Add(new ChatMessage(ChatRole.Assistant, answer));
        repair.Add(new ChatMessage(ChatRole.User, $"That cannot be used: {problem}. Answer again, with the whole JSON object and nothing else."));
        return repair;
    }

    /// <summary>New for each request: chat clients may change what they are handed.</summary>
    private ChatOptions Options()
    {
        ChatOptions sent = options.Clone();
        sent.ResponseFormat = hasSchemas ? ChatResponseFormat.ForJsonSchema(format.Schema, format.Name) : null;
        return sent;
    }

    /// <summary>No client can tell beforehand whether its endpoint knows schemas; one that does not refuses the request.</summary>
    private async Task<ChatResponse> SendAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(messages, cancellationToken).ConfigureAwait(false);
        }
        catch (ModelCallException e) when (e.Outcome == ModelOutcome.Rejected && hasSchemas)
        {
            hasSchemas = false;
            return await GetAsync(messages, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ChatResponse> GetAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetStreamingResponseAsync(messages, Options(), cancellationToken).ToChatResponseAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AgentLoopException("The model did not answer within the time that its chat client allows; raise that limit, or look at the endpoint.", e);
        }
    }
}
