using System.Text.Json;

namespace AgentLoop;

/// <summary>What tests came to, as the predicate test-result v0.1.</summary>
/// <remarks>
/// Source: in-toto/attestation, <c>spec/predicates/test-result.md</c> 0.1.0. <c>PASSED</c> is what the evaluator passed; <c>WARNED</c> what it passed although
/// tests are flaky, which are the warned tests; everything else is <c>FAILED</c>. A test that was skipped is in no list.
/// </remarks>
internal sealed class TestAttestation(ExportedRun run, EvaluationSummary summary, Evaluation evaluation)
{
    public const string Type = "https://in-toto.io/attestation/test-result/v0.1";

    /// <summary>An evaluation that an earlier version recorded lacks what came later, and then has nothing where there should be an empty list.</summary>
    private readonly HashSet<string> flaky = (evaluation.Flaky ?? []).Select(test => test.Name).ToHashSet(StringComparer.Ordinal);

    private string Result => summary.Verdict != Verdict.Pass ? "FAILED" : flaky.Count > 0 ? "WARNED" : "PASSED";

    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("result"u8, Result);
        json.WriteStartArray("configuration"u8);
        WriteResource(json, summary.Evaluator, "evaluator");
        foreach (SuiteMeasure measure in evaluation.Measures ?? [])
            WriteResource(json, measure.Suite, "suite");
        json.WriteEndArray();
        WriteTests(json, "passedTests", test => test.Outcome == TestOutcome.Passed && !flaky.Contains(test.Name));
        WriteTests(json, "warnedTests", test => test.Outcome != TestOutcome.Skipped && flaky.Contains(test.Name));
        WriteTests(json, "failedTests", test => test.Outcome == TestOutcome.Failed && !flaky.Contains(test.Name));
    }

    /// <summary>The suites stand in the files that the run began with, by whose digest they are fixed.</summary>
    private void WriteResource(Utf8JsonWriter json, string name, string kind)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, name);
        json.WriteString("uri"u8, $"urn:agentloop:{kind}:{Uri.EscapeDataString(name)}");
        json.WriteStartObject("annotations"u8);
        json.WriteBoolean("isGate"u8, summary.IsGate);
        json.WriteString("workspace"u8, run.Started.Base.ToString());
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteTests(Utf8JsonWriter json, string name, Func<TestResult, bool> isOne)
    {
        json.WriteStartArray(name);
        foreach (string test in (evaluation.Tests ?? []).Where(isOne).Select(test => test.Name).Distinct(StringComparer.Ordinal))
            json.WriteStringValue(test);
        json.WriteEndArray();
    }
}
