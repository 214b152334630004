using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Provenance.Redaction;

public sealed class SecretMaskStreamTests
{
    private static readonly SecretMask Mask = Masks.With(true, ("ONE", "hunter2hunter2"), ("TWO", "2hunter2hu\nnext"), ("PIN", "4711"), ("ODD", "a\\\"b\\c\"d\\"));

    private static readonly string[] Pieces =
    [
        "hunter2", "hunter2hunter2", "hun", "\nnext", "4711", "a\\\"b\\c\"d\\", "a\\\\\\\"b", " ", "\n", "\\", "\\n", "\\u0041", "\"", "é", "x", "-", "=",
        "ghp_", "16C7e42F292c6912E7710c838347Ae178B4a", "AKIA", "Q3EGRTY2WXVZ5H4N", "eyJhbGciOiJIUzI1NiJ9", ".", "eyJzdWIiOiJhYmNkZWZnIn0", "c2lnbmF0dXJlLW9mLXRoaXMtdG9rZW4",
        "-----BEGIN RSA PRIVATE KEY-----", "MIIEpAIBAAKCAQEA1234567890abcdefghijklmnopqrstuvwxyz", "-----END RSA PRIVATE KEY-----", "-----", "https://", "u:", "q8Zr2LkP", "@", "host.name",
        "password", "token", ": ", "'", "q8Zr2LkP0vTn4Xw7", "Authorization", "Bearer ", "[secret:", "ONE", "]", "[secret:new-value]", "aHVudGVyMmh1bnRlcjI=",
    ];

    [Fact]
    public void Wherever_a_text_is_cut_the_same_is_masked() => Prop.ForAll(
        TextArbitrary.Of(Pieces), Gen.Choose(1, 40).ArrayOf().ToArbitrary(), (text, cuts) =>
        {
            string whole = Mask.Apply(text);
            string pieces = InPieces(text, cuts);
            return (pieces == whole).Label($"{JsonSerializer.Serialize(text)}\nwhole:  {JsonSerializer.Serialize(whole)}\npieces: {JsonSerializer.Serialize(pieces)}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Sweeps.Of(20_000, 100)));

    [Fact]
    public void Each_character_alone_gives_the_same() => Prop.ForAll(
        TextArbitrary.Of(Pieces),
        text => (InPieces(text, [1]) == Mask.Apply(text)).Label($"{JsonSerializer.Serialize(text)}\nwhole:  {JsonSerializer.Serialize(Mask.Apply(text))}\npieces: {JsonSerializer.Serialize(InPieces(text, [1]))}")).Check(Config.QuickThrowOnFailure.WithMaxTest(Sweeps.Of(20_000, 100)));

    [Fact]
    public void Masking_again_changes_nothing() => Prop.ForAll(
        TextArbitrary.Of(Pieces),
        text => (Mask.Apply(Mask.Apply(text)) == Mask.Apply(text)).Label($"{JsonSerializer.Serialize(text)} {JsonSerializer.Serialize(Mask.Apply(text))} {JsonSerializer.Serialize(Mask.Apply(Mask.Apply(text)))}"))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(Sweeps.Of(20_000, 100)));

    [Fact]
    public void Json_in_json_in_json_stays_what_it_is() => Prop.ForAll(TextArbitrary.Of(Pieces), text =>
    {
        string inner = JsonSerializer.Serialize(new Dictionary<string, string> { ["text"] = text });
        byte[] outer = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["inner"] = inner });
        using JsonDocument masked = JsonDocument.Parse(Mask.ApplyToJson(outer));
        using JsonDocument within = JsonDocument.Parse(masked.RootElement.GetProperty("inner").GetString()!);
        return !within.RootElement.GetProperty("text").GetString()!.Contains("hunter2hunter2", StringComparison.Ordinal);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Sweeps.Of(20_000, 100)));

    [Fact]
    public void Utf_8_stays_valid() => Prop.ForAll(
        TextArbitrary.Of(Pieces),
        text => System.Text.Unicode.Utf8.IsValid(Mask.Apply(Encoding.UTF8.GetBytes(text)).Span)).Check(Config.QuickThrowOnFailure.WithMaxTest(Sweeps.Of(20_000, 100)));

    [Fact]
    public void Only_what_may_be_the_beginning_of_a_secret_is_held_back()
    {
        var stream = new SecretMaskStream(Mask);

        Assert.Equal("It is ", stream.Add("It is hunter2hun"));
        Assert.Equal("", stream.Add("ter"));
        Assert.Equal("[secret:ONE] and ", stream.Add("2 and hun"));
        Assert.Equal("hungry!", stream.Add("gry!"));
        Assert.Equal("", stream.Complete());
    }

    private static string InPieces(string text, int[] cuts)
    {
        var stream = new SecretMaskStream(Mask);
        StringBuilder all = new();
        for (int at = 0, i = 0; at < text.Length; i++)
        {
            int length = Math.Min(cuts.Length == 0 ? text.Length : cuts[i % cuts.Length], text.Length - at);
            all.Append(stream.Add(text.AsSpan(at, length)));
            at += length;
        }
        return all.Append(stream.Complete()).ToString();
    }
}
