namespace AgentLoop;

/// <summary>The forms of secrets as those who give them out document them.</summary>
internal static class SecretForms
{
    private const string End = @"\b";

    public static IReadOnlyList<SecretForm> All { get; } =
    [
        new("a private key", @"-----BEGIN ((RSA|EC|DSA|OPENSSH|ENCRYPTED|PGP) )?PRIVATE KEY( BLOCK)?-----"),
        new("a token of GitHub", @"\bgh[pousr]_[A-Za-z0-9]{36}" + End, TokenChecksum.IsRight),
        new("a token of GitHub", @"\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}" + End),
        new("a token of npm", @"\bnpm_[A-Za-z0-9]{36}" + End, TokenChecksum.IsRight),
        new("an access key of AWS", @"\b(AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}" + End),
        new("a token of GitLab", @"\bgl(pat|ptt|rt|dt|cbt)-[A-Za-z0-9_-]{20,}"),
        new("a token of Slack", @"\bxox[abeoprs]-[0-9A-Za-z-]{10,}"),
        new("a webhook of Slack", @"https://hooks\.slack\.com/(services|workflows)/T[A-Z0-9]{6,12}/[A-Z0-9]{6,14}/[A-Za-z0-9]{18,48}"),
        new("a key of Stripe", @"\b[sr]k_live_[0-9A-Za-z]{20,}"),
        new("a key of Google", @"\bAIza[0-9A-Za-z_-]{35}"),
        new("a key of OpenAI", @"\bsk-(proj-|svcacct-|admin-)?[A-Za-z0-9_-]{16,}T3BlbkFJ[A-Za-z0-9_-]{16,}"),
        new("a key of Anthropic", @"\bsk-ant-[a-z0-9]{3,12}-[A-Za-z0-9_-]{60,}"),
        new("a token of PyPI", @"\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}"),
        new("a key of SendGrid", @"\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}"),
        new("a key of an Azure account", @"AccountKey=[A-Za-z0-9+/]{86}=="),
        new("a key of NuGet", @"\boy2[a-z0-9]{43}" + End),
        new("a token of DigitalOcean", @"\bdo[opr]_v1_[a-f0-9]{64}" + End),
        new("a token of Hugging Face", @"\bhf_[A-Za-z]{34}" + End),
        new("a token of Shopify", @"\bshp(at|ca|pa|ss)_[a-fA-F0-9]{32}" + End),
        new("a token of Databricks", @"\bdapi[a-f0-9]{32}" + End),
        new("a key of age", @"\bAGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}" + End),
        new("a token of Docker Hub", @"\bdckr_pat_[A-Za-z0-9_-]{27}"),
        new("a password in an address", @"\b[a-z][a-z0-9+.-]{1,20}://[^\s:/@'""<>{}$]+:[^\s:/@'""<>{}$]{4,}@[A-Za-z0-9.-]{3,}", severity: FindingSeverity.Warning),
        new("a signed token", @"\beyJ[A-Za-z0-9_-]{12,}\.eyJ[A-Za-z0-9_-]{12,}\.[A-Za-z0-9_-]{20,}", severity: FindingSeverity.Warning),
    ];
}
