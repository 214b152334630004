namespace AgentLoop;

/// <summary>Why a conversation ends.</summary>
internal sealed record ConversationEnding(ConversationEnd End, string Reason);
