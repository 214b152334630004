namespace AgentLoop;

/// <summary>What of a run is masked before anybody stores, logs or sends it; see <see cref="AgentLoopBuilder.WithRedaction"/>.</summary>
public sealed class RedactionOptions
{
    /// <summary>Shorter values occur everywhere by chance.</summary>
    internal const int ShortestRegistered = 4;

    private readonly List<KnownSecret> registered = [];

    /// <summary>
    /// Whether the values of environment variables are masked whose names say that they are secret, such as <c>GITHUB_TOKEN</c>. Read when the loop is
    /// built. Values of less than eight characters, paths, numbers and words that everybody uses are left.
    /// </summary>
    /// <value>True unless said.</value>
    public bool IncludesEnvironment { get; set; } = true;

    /// <summary>
    /// Whether what looks like a secret is masked: keys of known providers, private keys, signed tokens, passwords in addresses, <c>Authorization</c> headers,
    /// and random values of names such as <c>password</c>.
    /// </summary>
    /// <value>True unless said.</value>
    public bool IncludesPatterns { get; set; } = true;

    internal IReadOnlyList<KnownSecret> Registered => registered;

    /// <summary>Has a value masked wherever it occurs: as it is, escaped for JSON, XML or an address, in base 64 and in hexadecimal digits.</summary>
    /// <param name="name">What stands in its place, as <c>[secret:NAME]</c>: letters, digits, <c>_</c>, <c>-</c> and <c>.</c>, 64 at most.</param>
    /// <param name="value">The secret, of at least four characters. One of less than eight is found only where it stands alone.</param>
    /// <exception cref="AgentLoopException">The value is too short, or the name is none.</exception>
    public RedactionOptions Register(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length < ShortestRegistered)
            throw new AgentLoopException($"The secret \"{name}\" has {value.Length} characters and would be found everywhere; register values of at least {ShortestRegistered}.");
        if (!SecretMarks.IsName(name))
            throw new AgentLoopException($"\"{name}\" cannot stand for a secret; take a name of letters, digits, \"_\", \"-\" and \".\", 64 at most.");
        if (name.Contains(value, StringComparison.OrdinalIgnoreCase))
            throw new AgentLoopException("The name of a secret that stands in its place must not contain it; give it another name.");
        registered.Add(new KnownSecret(name, value));
        return this;
    }
}
