namespace AgentLoop.Tests.Provenance.Redaction;

internal static class Masks
{
    /// <summary>Masks these alone.</summary>
    public static SecretMask Of(params (string Name, string Value)[] secrets) => With(includesPatterns: false, secrets);

    public static SecretMask With(bool includesPatterns, params (string Name, string Value)[] secrets)
    {
        var options = new RedactionOptions { IncludesEnvironment = false, IncludesPatterns = includesPatterns };
        foreach ((string name, string value) in secrets)
            options.Register(name, value);
        return new SecretMask(options);
    }
}
