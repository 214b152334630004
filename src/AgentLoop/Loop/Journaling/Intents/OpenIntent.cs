namespace AgentLoop;

/// <summary>Something that was begun outside and of which the journal has no result; the host may know what became of it.</summary>
internal sealed record OpenIntent(EffectStarted Started, Reconciliation? Answer);
