namespace AgentLoop;

/// <summary>What stands in the place of the turns that are left out.</summary>
internal sealed record ConversationSubstitute(CompactionKind How, string Text);
