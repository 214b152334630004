using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>
/// Masks what is sent to a model. Each message of a conversation is looked at once; where one had a secret, a conversation of its own is held in its place,
/// which grows as the other does.
/// </summary>
internal sealed class PromptMask(SecretMask mask)
{
    private Conversation? source;
    private Conversation? masked;
    private ChatOptions? options;
    private int seen;

    /// <summary>The request as it is recorded and sent; the same request where it has no secret.</summary>
    public ChatRequest Apply(ChatRequest request) => mask.Finder.IsEmpty ? request
        : request.Messages is ConversationView view && ReferenceEquals(view.Conversation.Options, request.Options) ? Apply(request, view)
        : ApplyToAll(request);

    private ChatRequest Apply(ChatRequest request, ConversationView view)
    {
        bool goesOn = ReferenceEquals(source, view.Conversation) && view.Count >= seen;
        if (!goesOn)
            Begin(view.Conversation);
        for (; seen < view.Count; seen++)
        {
            ChatMessage message = MaskedMessage.Of(mask, view[seen]);
            if (masked is null && !ReferenceEquals(message, view[seen]))
                masked = Copy(view);
            masked?.Add(message);
        }
        return masked is null ? request : request with { Messages = masked.View(), Options = masked.Options };
    }

    private void Begin(Conversation conversation)
    {
        (source, masked, seen) = (conversation, null, 0);
        options = MaskedOptions(conversation.Options);
        if (!ReferenceEquals(options, conversation.Options))
            masked = new Conversation(options!);
    }

    private Conversation Copy(ConversationView view)
    {
        var copy = new Conversation(options!);
        for (int i = 0; i < seen; i++)
            copy.Add(view[i]);
        return copy;
    }

    private ChatRequest ApplyToAll(ChatRequest request)
    {
        ChatMessage[]? messages = null;
        for (int i = 0; i < request.Messages.Count; i++)
        {
            ChatMessage message = MaskedMessage.Of(mask, request.Messages[i]);
            if (!ReferenceEquals(message, request.Messages[i]))
                (messages ??= [.. request.Messages])[i] = message;
        }
        return request with { Messages = messages ?? request.Messages, Options = MaskedOptions(request.Options) };
    }

    /// <summary>What else there is in options is for the endpoint, such as its key, and masked where it is recorded.</summary>
    private ChatOptions? MaskedOptions(ChatOptions? given)
    {
        if (given?.Instructions is not { } instructions || mask.Apply(instructions) is var said && ReferenceEquals(said, instructions))
            return given;
        ChatOptions copy = given.Clone();
        copy.Instructions = said;
        return copy;
    }
}
