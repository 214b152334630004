namespace AgentLoop;

/// <summary>Events as they are recorded.</summary>
internal static class MaskedEvent
{
    /// <summary>The event with its secrets masked; the same event where it has none.</summary>
    public static RunEvent Of(SecretMask mask, RunEvent e)
    {
        using JsonBuffer buffer = JsonBuffer.Take();
        ReadOnlyMemory<byte> record = EventJson.Write(e, buffer);
        ReadOnlyMemory<byte> masked = mask.ApplyToJson(record);
        return masked.Equals(record) ? e : Read(masked, e);
    }

    /// <summary>What is left of an event.</summary>
    /// <exception cref="AgentLoopException">A secret is a word of which records consist.</exception>
    public static RunEvent Read(ReadOnlyMemory<byte> masked, RunEvent e)
    {
        try
        {
            RunEvent read = EventJson.Read(masked);
            return read.Kind == e.Kind ? read with { Scope = e.Scope } : throw Unreadable(e);
        }
        catch (ProvenanceException)
        {
            throw Unreadable(e);
        }
    }

    private static AgentLoopException Unreadable(RunEvent e) =>
        new($"A secret is a word of which a record \"{e.Kind}\" consists, so that none is left when it is masked; register longer secrets.");
}
