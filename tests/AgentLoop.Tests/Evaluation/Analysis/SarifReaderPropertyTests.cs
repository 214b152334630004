using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Evaluating;

/// <summary>Whatever a report is, reading it ends with results or a sentence.</summary>
public sealed class SarifReaderPropertyTests
{
    private const int Most = 100;

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"version\":\"2.1.0\"", "\"runs\":[", "\"tool\":{\"driver\":{\"name\":\"t\",\"rules\":[{\"id\":\"r\"}]}}", "\"results\":[", "\"message\":{\"text\":\"m\"}", "\"ruleIndex\":0", "\"ruleIndex\":-1",
        "\"ruleIndex\":99999999999", "\"locations\":[{\"physicalLocation\":", "\"artifactLocation\":{\"uri\":\"../a\",\"uriBaseId\":\"B\"}", "\"originalUriBaseIds\":{\"B\":{\"uri\":\"b/\",\"uriBaseId\":\"B\"}}", "\"\\ud800\"", "\"a\\u0000\"",
        "null", "1e400", "-0", "true", "\"suppressions\":[{}]", "\"fingerprints\":{\"f\":\"v\"}", "\"invocations\":[{\"executionSuccessful\":false}]", "\"level\":\"error\"", "\"level\":7", " ", "\n", "\u00ff", "\uFEFF", "\"",
    ];

    [Fact]
    public void Whatever_the_text_is_reading_ends_with_findings_or_a_sentence() =>
        Check.QuickThrowOnFailure(Prop.ForAll(TextArbitrary.Of(Pieces), text => RequireSense(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void Whatever_the_bytes_are_reading_ends() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), RequireSense));

    [Fact]
    public void A_report_that_is_cut_off_anywhere_is_never_whole()
    {
        byte[] whole = Write([new() { Rule = "r", Message = "m", Uri = "a.cs", Line = 1, Severity = FindingSeverity.Error, Fingerprint = "f=1" }]);
        Assert.Null(SarifReader.Read(whole, Most).Problem);
        for (int length = 0; length < whole.Length; length++)
            Assert.NotNull(SarifReader.Read(whole.AsMemory(0, length), Most).Problem);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        Gen<string> word = Gen.Elements("a", "B c", "ü", "x\"y", "\\", "{0}", "%41", "é#", "日本").ListOf(3).Select(words => string.Concat(words));
        Gen<SarifResult> result =
            from rule in word
            from message in word
            from file in word
            from line in Gen.Choose(1, 1000)
            from severity in Gen.Elements(FindingSeverity.Note, FindingSeverity.Warning, FindingSeverity.Error)
            from hash in Gen.Choose(0, 9)
            select new SarifResult { Rule = $"r{rule}", Message = $"m{message}", Uri = $"d/{Uri.EscapeDataString(file)}.cs", Line = line, Severity = severity, Fingerprint = $"f={hash}" };
        Check.QuickThrowOnFailure(Prop.ForAll(result.ListOf(5).ToArbitrary(), results =>
        {
            SarifReport report = SarifReader.Read(Write(results), Most);
            Assert.Null(report.Problem);
            Assert.Equal(results.Select(r => r with { Fingerprint = null }), report.Results.Select(found => found with { Fingerprint = null }));
            Assert.All(report.Results, found => Assert.NotNull(found.Fingerprint));
        }));
    }

    private static void RequireSense(byte[] bytes)
    {
        SarifReport report = SarifReader.Read(bytes, Most);
        Assert.True(report.Results.Count <= Most && (report.Results.Count > 0 || report.Problem is not null || Encoding.UTF8.GetString(bytes).Contains("\"results\"", StringComparison.Ordinal)), "Nothing was read, and nothing is said of it.");
        Assert.NotEqual("", report.Problem);
    }

    private static byte[] Write(IEnumerable<SarifResult> results)
    {
        string all = string.Join(',', results.Select(result => string.Create(CultureInfo.InvariantCulture, $$$$"""
            {"ruleId":{{{{Json(result.Rule)}}}},"level":"{{{{result.Severity.ToString().ToLowerInvariant()}}}}","message":{"text":{{{{Json(result.Message)}}}}},"fingerprints":{"f":"{{{{result.Fingerprint![^1]}}}}"},
            "locations":[{"physicalLocation":{"artifactLocation":{"uri":{{{{Json(result.Uri!)}}}}},"region":{"startLine":{{{{result.Line}}}}}}}]}
            """)));
        return Encoding.UTF8.GetBytes($$$$"""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"results":[{{{{all}}}}]}]}""");
    }

    private static string Json(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
