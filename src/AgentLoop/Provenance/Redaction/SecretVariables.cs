using System.Collections;

namespace AgentLoop;

/// <summary>Which variables of the environment hold secrets: those whose names say so, where the value is not what no secret is.</summary>
internal static class SecretVariables
{
    private const int ShortestValue = 8;
    private const int LongestNumber = 12;

    private static readonly string[] Words =
    [
        "TOKEN", "SECRET", "PASSWORD", "PASSWD", "PASSPHRASE", "APIKEY", "ACCESSKEY", "PRIVATEKEY", "SIGNINGKEY", "ENCRYPTIONKEY", "AUTHKEY", "ACCOUNTKEY", "STORAGEKEY",
        "MASTERKEY", "CREDENTIAL", "CONNECTIONSTRING", "CONNSTR",
    ];

    /// <summary>What says so only as a word of its own: PATH is no PAT.</summary>
    private static readonly string[] WholeWords = ["PAT", "PWD", "KEY", "AUTH", "DSN", "COOKIE", "PASS"];

    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passw0rd", "changeme", "postgres", "localhost", "development", "production", "disabled", "required", "optional", "anonymous", "username",
        "undefined", "interactive", "environment", "plaintext", "libsecret", "keychain",
    };

    /// <summary>The secrets among these variables, and the parts of them that stand alone elsewhere.</summary>
    public static IEnumerable<KnownSecret> Of(IDictionary variables)
    {
        foreach (DictionaryEntry variable in variables)
        {
            if (variable is not { Key: string name, Value: string value } || !IsSecretName(name))
                continue;
            foreach (string part in SecretParts.Of(value.Trim()).Where(IsSecretValue))
                yield return new KnownSecret(NameOf(name, part), part);
        }
    }

    public static bool IsSecretName(string name)
    {
        string upper = name.ToUpperInvariant();
        string joined = upper.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return Array.Exists(Words, word => joined.Contains(word, StringComparison.Ordinal))
            || upper.Split('_', '-', '.', ':').Any(part => Array.IndexOf(WholeWords, part) >= 0);
    }

    public static bool IsSecretValue(string value) =>
        value.Length >= ShortestValue && !Common.Contains(value) && !IsNumber(value) && !IsPath(value) && value.Distinct().Count() > 2;

    /// <summary>A name that contains its value would give it away.</summary>
    private static string NameOf(string name, string value) =>
        name.Contains(value, StringComparison.OrdinalIgnoreCase) ? "environment" : SecretMarks.NameOf(name);

    private static bool IsNumber(string value) => value.Length < LongestNumber && value.All(c => char.IsAsciiDigit(c) || c is '.' or '-');

    /// <summary>Base 64 may begin with a slash, too, so that its first part must be a folder.</summary>
    private static bool IsPath(string value) =>
        value.StartsWith("~/", StringComparison.Ordinal) || value.StartsWith("./", StringComparison.Ordinal) || value.StartsWith("../", StringComparison.Ordinal)
        || (value.Length > 2 && char.IsAsciiLetter(value[0]) && value[1] == ':' && value[2] is '\\' or '/')
        || (value[0] == '/' && Path.Exists(value[..(value.IndexOf('/', 1) is > 0 and int end ? end : value.Length)]));
}
