using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AgentLoop.Tests.Provenance.Redaction;

public sealed class SecretMaskTests
{
    private const string Value = "p@ss+w/\"ör\\d 1<2>";
    private static readonly string GitHubToken = "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a";

    private static readonly SecretMask Known = Masks.Of(("DEPLOY", Value));
    private static readonly SecretMask Patterns = new(new RedactionOptions { IncludesEnvironment = false });

    public static TheoryData<string> Written => new()
    {
        Value,
        Encoding.UTF8.GetString(JsonEncodedText.Encode(Value).EncodedUtf8Bytes),
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(Value),
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(JavaScriptEncoder.Default.Encode(Value)),
        JavaScriptEncoder.Default.Encode(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(Value)),
        Uri.EscapeDataString(Value),
        WebUtility.UrlEncode(Value),
        WebUtility.HtmlEncode(Value),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Value)),
        Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Value)),
        Convert.ToHexString(Encoding.UTF8.GetBytes(Value)),
    };

    public static TheoryData<string, string> Looks => new()
    {
        { $"remote: {GitHubToken}", "remote: [secret:github-token]" },
        { $"a\\n{GitHubToken}\\n", "a\\n[secret:github-token]\\n" },
        { "postgres://admin:hunter2hunter2@db.internal:5432/x", "postgres://admin:[secret:password]@db.internal:5432/x" },
        { "Authorization: Bearer abcDEF123456", "Authorization: Bearer [secret:authorization]" },
        { "{\"authorization\":\"Basic dXNlcjpwYXNzd29yZA==\"}", "{\"authorization\":\"Basic [secret:authorization]\"}" },
        { "password = \"q8Zr2LkP0vTn4Xw7\"", "password = \"[secret:value]\"" },
        { "{\\\"apiKey\\\":\\\"q8Zr2LkP0vTn4Xw7\\\"}", "{\\\"apiKey\\\":\\\"[secret:value]\\\"}" },
        { "export API_KEY=q8Zr2LkP0vTn4Xw7\n", "export API_KEY=[secret:value]\n" },
        { "AKIAQ3EGRTY2WXVZ5H4N", "[secret:aws-access-key]" },
        { "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA1234567890abcdefghijklmnopqrstuvwxyz\n-----END RSA PRIVATE KEY-----\nx", "[secret:private-key]\nx" },
        { "-----BEGIN PRIVATE KEY-----\\nMIIEpAIBAAKCAQEA1234567890abcdefghijklmn\\u002Bopq\"}", "[secret:private-key]\"}" },
        { "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhYmNkZWZnIn0.c2lnbmF0dXJlLW9mLXRoaXMtdG9rZW4", "[secret:signed-token]" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void A_known_secret_is_found_however_it_is_written(string written)
    {
        string text = $"before {written} after";
        byte[] bytes = Encoding.UTF8.GetBytes(text);

        Assert.DoesNotContain(written[1..^3], Known.Apply(text), StringComparison.Ordinal);
        Assert.StartsWith("before ", Known.Apply(text), StringComparison.Ordinal);
        Assert.Equal(Known.Apply(text), Encoding.UTF8.GetString(Known.Apply(bytes).Span));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Base_64_of_something_around_a_secret_hides_nothing(int before)
    {
        SecretMask mask = Masks.Of(("DEPLOY", "hunter2hunter2"));
        string text = Convert.ToBase64String([.. new byte[before], .. "hunter2hunter2"u8, 7, 9]);

        string masked = mask.Apply(text);

        Assert.Contains("[secret:DEPLOY]", masked, StringComparison.Ordinal);
        Assert.True(masked.Length < "[secret:DEPLOY]".Length + 8, masked);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public void What_looks_like_a_secret_is_masked(string text, string masked) => Assert.Equal(masked, Patterns.Apply(text));

    [Theory]
    [InlineData("CancellationToken cancellationToken = source.Token;")]
    [InlineData("{\"inputTokens\":12345,\"outputTokens\":3}")]
    [InlineData("postgres://user:pass@localhost/db")]
    [InlineData("see https://example.com/a:b@c")]
    [InlineData("string password = ReadPassword1234(secretStore5678);")]
    [InlineData("task-management-and-risk-assessment")]
    [InlineData("\"-----BEGIN PRIVATE KEY-----\"")]
    [InlineData("Authorization: Bearer token")]
    public void What_only_names_secrets_stays(string text) => Assert.Same(text, Patterns.Apply(text));

    [Fact]
    public void What_has_no_secret_is_the_same_and_costs_no_memory()
    {
        ReadOnlyMemory<byte> content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("The tokens of a password-protected page, https://a.b/c.\n", 50)));
        SecretMask mask = Masks.Of(("A", "hunter2hunter2"));
        Assert.True(mask.Apply(content).Equals(content));
        Assert.True(Patterns.Apply(content).Equals(content));

        long before = GC.GetAllocatedBytesForCurrentThread();
        mask.Apply(content);
        Patterns.Apply(content);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Masking_twice_is_masking_once_and_marks_of_somebody_else_hide_nothing()
    {
        string once = Patterns.Apply($"a {GitHubToken} token: '[secret:github-token]'");

        Assert.Same(once, Patterns.Apply(once));
        Assert.Equal("[secret:[secret:github-token]]", Patterns.Apply($"[secret:{GitHubToken}]"));
    }

    [Fact]
    public void A_short_secret_is_found_where_it_stands_alone()
    {
        SecretMask mask = Masks.Of(("PIN", "4711"));

        Assert.Equal("pin [secret:PIN], not 0x94711ab", mask.Apply("pin 4711, not 0x94711ab"));
    }

    [Fact]
    public void Json_stays_json_and_its_numbers_stay_numbers()
    {
        SecretMask mask = Masks.Of(("PIN", "4711"), ("PAIR", "\",\"b\":\""));
        byte[] json = Encoding.UTF8.GetBytes("""{"a":"4711","b":"x","n":4711,"4711":"C:\\4711"}""");

        string masked = Encoding.UTF8.GetString(mask.ApplyToJson(json).Span);

        using JsonDocument document = JsonDocument.Parse(masked);
        Assert.Equal("[secret:PIN]", document.RootElement.GetProperty("a").GetString());
        Assert.Equal(4711, document.RootElement.GetProperty("n").GetInt32());
    }

    [Theory]
    [InlineData("abc", "NAME", "3 characters")]
    [InlineData("abcdef", "a name", "cannot stand for a secret")]
    [InlineData("deploy", "MY_DEPLOY", "must not contain it")]
    public void What_cannot_be_registered_is_refused_with_a_sentence(string value, string name, string said)
    {
        AgentLoopException e = Assert.Throws<AgentLoopException>(() => new RedactionOptions().Register(name, value));

        Assert.Contains(said, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"{value}\"", e.Message, StringComparison.Ordinal);
    }
}
