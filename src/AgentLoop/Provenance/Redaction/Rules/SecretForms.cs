namespace AgentLoop;

/// <summary>The forms of secrets as those who give them out document them.</summary>
internal static class SecretForms
{
    private const string End = @"\b";

    public static IReadOnlyList<SecretForm> All { get; } =
    [
        new("a private key", "private-key", [], @"-----BEGIN ((RSA|EC|DSA|OPENSSH|ENCRYPTED|PGP) )?PRIVATE KEY( BLOCK)?-----"),
        new("a token of GitHub", "github-token", ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"], @"\bgh[pousr]_[A-Za-z0-9]{36}" + End, TokenChecksum.IsRight),
        new("a token of GitHub", "github-token", ["github_pat_"], @"\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}" + End),
        new("a token of npm", "npm-token", ["npm_"], @"\bnpm_[A-Za-z0-9]{36}" + End, TokenChecksum.IsRight),
        new("an access key of AWS", "aws-access-key", ["AKIA", "ASIA", "ABIA", "ACCA"], @"\b(AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}" + End),
        new("a token of GitLab", "gitlab-token", ["glpat-", "glptt-", "glrt-", "gldt-", "glcbt-"], @"\bgl(pat|ptt|rt|dt|cbt)-[A-Za-z0-9_-]{20,}"),
        new("a token of Slack", "slack-token", ["xox"], @"\bxox[abeoprs]-[0-9A-Za-z-]{10,}"),
        new("a webhook of Slack", "slack-webhook", ["https://hooks.slack.com/"], @"https://hooks\.slack\.com/(services|workflows)/T[A-Z0-9]{6,12}/[A-Z0-9]{6,14}/[A-Za-z0-9]{18,48}"),
        new("a key of Stripe", "stripe-key", ["sk_live_", "rk_live_"], @"\b[sr]k_live_[0-9A-Za-z]{20,}"),
        new("a key of Google", "google-key", ["AIza"], @"\bAIza[0-9A-Za-z_-]{35}"),
        new("a key of OpenAI", "openai-key", ["sk-"], @"\bsk-(proj-|svcacct-|admin-)?[A-Za-z0-9_-]{16,}T3BlbkFJ[A-Za-z0-9_-]{16,}"),
        new("a key of Anthropic", "anthropic-key", ["sk-ant-"], @"\bsk-ant-[a-z0-9]{3,12}-[A-Za-z0-9_-]{60,}"),
        new("a token of PyPI", "pypi-token", ["pypi-AgE"], @"\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}"),
        new("a key of SendGrid", "sendgrid-key", ["SG."], @"\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}"),
        new("a key of an Azure account", "azure-key", ["AccountKey="], @"AccountKey=[A-Za-z0-9+/]{86}=="),
        new("a key of NuGet", "nuget-key", ["oy2"], @"\boy2[a-z0-9]{43}" + End),
        new("a token of DigitalOcean", "digitalocean-token", ["doo_v1_", "dop_v1_", "dor_v1_"], @"\bdo[opr]_v1_[a-f0-9]{64}" + End),
        new("a token of Hugging Face", "huggingface-token", ["hf_"], @"\bhf_[A-Za-z]{34}" + End),
        new("a token of Shopify", "shopify-token", ["shpat_", "shpca_", "shppa_", "shpss_"], @"\bshp(at|ca|pa|ss)_[a-fA-F0-9]{32}" + End),
        new("a token of Databricks", "databricks-token", ["dapi"], @"\bdapi[a-f0-9]{32}" + End),
        new("a key of age", "age-key", ["AGE-SECRET-KEY-1"], @"\bAGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}" + End),
        new("a token of Docker Hub", "docker-token", ["dckr_pat_"], @"\bdckr_pat_[A-Za-z0-9_-]{27}"),
        new("a password in an address", "password", [], @"\b[a-z][a-z0-9+.-]{1,20}://[^\s:/@'""<>{}$]+:[^\s:/@'""<>{}$]{4,}@[A-Za-z0-9.-]{3,}", severity: FindingSeverity.Warning),
        new("a signed token", "signed-token", ["eyJ"], @"\beyJ[A-Za-z0-9_-]{12,}\.eyJ[A-Za-z0-9_-]{12,}\.[A-Za-z0-9_-]{20,}", severity: FindingSeverity.Warning),
    ];
}
