namespace AgentLoop;

internal sealed record DsseSignature
{
    public string? Keyid { get; init; }

    public required string Sig { get; init; }
}
