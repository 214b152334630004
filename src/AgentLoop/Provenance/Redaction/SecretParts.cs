namespace AgentLoop;

/// <summary>A secret and, where it is an address or a list of pairs, the password in it.</summary>
internal static class SecretParts
{
    private static readonly string[] Names = ["password", "pwd", "accountkey", "sharedaccesskey", "sharedaccesssignature", "secret", "accesstoken", "clientsecret"];

    public static IEnumerable<string> Of(string value)
    {
        yield return value;
        if (PasswordOfAddress(value) is { } password)
            yield return password;
        foreach (string pair in value.Contains('=', StringComparison.Ordinal) ? value.Split(';') : [])
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            bool isSecret = equals > 0 && Array.IndexOf(Names, pair[..equals].Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()) >= 0;
            if (isSecret)
                yield return pair[(equals + 1)..].Trim();
        }
    }

    private static string? PasswordOfAddress(string value)
    {
        int at = value.LastIndexOf('@');
        int scheme = value.IndexOf("://", StringComparison.Ordinal);
        int colon = scheme > 0 && at > scheme ? value.IndexOf(':', scheme + 3) : -1;
        return colon > 0 && colon < at ? value[(colon + 1)..at] : null;
    }
}
