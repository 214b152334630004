namespace AgentLoop;

/// <summary>What attestations say of a run that its record does not.</summary>
public sealed record InTotoOptions
{
    /// <summary>Who performed the run and vouches for what is said of it, as a URI: the build service, or the machine of a person.</summary>
    /// <value><c>urn:agentloop:builder:local</c> unless said, by which nobody should set any store.</value>
    public string BuilderId { get; init; } = "urn:agentloop:builder:local";

    /// <summary>Where the repository is, such as <c>git+https://example.org/project.git</c>.</summary>
    /// <value><see langword="null"/> unless said: the commit alone is named.</value>
    public string? Repository { get; init; }
}
