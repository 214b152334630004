using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AgentLoop.Testing;
using AgentLoop.Tests.Loops;
using AgentLoop.Tests.Workspaces;

namespace AgentLoop.Tests.Exporting;

public sealed class InTotoTests(ExportBench bench) : IClassFixture<ExportBench>, IDisposable
{
    private readonly EcdsaSigner signer = new();

    [Fact]
    public async Task Each_line_is_an_envelope_with_a_statement_as_the_specifications_have_it()
    {
        List<JsonElement> statements = await StatementsAsync();

        Assert.Equal(2, statements.Count);
        Assert.All(statements, statement => Assert.Empty(JsonSchema.Load("in-toto-statement-1.json").Errors(statement)));
        Assert.Equal(["https://slsa.dev/provenance/v1", "https://in-toto.io/attestation/test-result/v0.1"], statements.Select(s => s.GetProperty("predicateType").GetString()));
    }

    [Fact]
    public async Task The_subject_is_the_commit_and_the_change_by_the_digest_of_its_bytes()
    {
        JsonElement subject = (await StatementsAsync())[0].GetProperty("subject");
        ReadOnlyMemory<byte>? changes = await bench.Store.GetAsync(bench.State.Candidates[1].Changes.Digest);

        Assert.Equal(bench.Commit, subject[0].GetProperty("digest").GetProperty("gitCommit").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(changes!.Value.Span)), subject[1].GetProperty("digest").GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task The_provenance_tells_the_task_the_base_and_the_run()
    {
        JsonElement predicate = (await StatementsAsync())[0].GetProperty("predicate");
        JsonElement build = predicate.GetProperty("buildDefinition");
        JsonElement details = predicate.GetProperty("runDetails");

        Assert.Equal("Make four of three.", build.GetProperty("externalParameters").GetProperty("goal").GetString());
        Assert.Equal(ExportBench.Model, build.GetProperty("internalParameters").GetProperty("model").GetString());
        JsonElement dependencies = build.GetProperty("resolvedDependencies");
        Assert.Equal(TestGit.Run(bench.Repository, "rev-parse", "HEAD").Trim(), dependencies[0].GetProperty("digest").GetProperty("gitCommit").GetString());
        Assert.Equal("git+https://example.org/p.git", dependencies[0].GetProperty("uri").GetString());
        Assert.Equal(bench.State.Base.ToString(), dependencies[1].GetProperty("digest").GetProperty("sha256").GetString());
        Assert.Equal("https://example.org/builder", details.GetProperty("builder").GetProperty("id").GetString());
        JsonElement metadata = details.GetProperty("metadata");
        Assert.Equal(bench.RunId, metadata.GetProperty("invocationId").GetString());
        Assert.True(metadata.GetProperty("startedOn").GetDateTime() <= metadata.GetProperty("finishedOn").GetDateTime());
    }

    [Theory]
    [InlineData(Verdict.Pass, true, "WARNED")]
    [InlineData(Verdict.Pass, false, "PASSED")]
    [InlineData(Verdict.Fail, true, "FAILED")]
    [InlineData(Verdict.Inconclusive, false, "FAILED")]
    [InlineData(Verdict.Error, false, "FAILED")]
    public void Nothing_but_a_pass_is_a_pass(Verdict verdict, bool hasFlaky, string result)
    {
        Evaluation evaluation = bench.Judged with { Verdict = verdict, Flaky = hasFlaky ? bench.Judged.Flaky : [] };
        JsonElement predicate = Predicate(evaluation);
        Assert.Equal(result, predicate.GetProperty("result").GetString());
        Assert.Equal(["Sum.Has_four"], Texts(predicate.GetProperty("passedTests")));
        Assert.Equal(hasFlaky ? ["Sum.Is_flaky"] : [], Texts(predicate.GetProperty("warnedTests")));
        Assert.Equal(hasFlaky ? [] : ["Sum.Is_flaky"], Texts(predicate.GetProperty("failedTests")));
    }

    [Fact]
    public void An_evaluation_of_an_earlier_version_lacks_what_came_later()
    {
        JsonElement predicate = Predicate(EvaluationJson.Read("""{"evaluator":"e","verdict":"Pass","reason":"r"}"""u8));
        Assert.Equal("PASSED", predicate.GetProperty("result").GetString());
        Assert.Empty(predicate.GetProperty("passedTests").EnumerateArray());
    }

    [Fact]
    public async Task Openssl_verifies_what_was_signed()
    {
        using Scratch scratch = new();
        await File.WriteAllTextAsync(scratch["key.pem"], signer.Key.ExportSubjectPublicKeyInfoPem());
        foreach (string line in Lines(await bench.WriteAsync(RunExports.InToto(signer))))
        {
            JsonElement envelope = JsonElement.Parse(line);
            await File.WriteAllBytesAsync(scratch["sig"], envelope.GetProperty("signatures")[0].GetProperty("sig").GetBytesFromBase64());
            byte[] payload = envelope.GetProperty("payload").GetBytesFromBase64();
            byte[] signed = [.. Encoding.UTF8.GetBytes($"DSSEv1 28 application/vnd.in-toto+json {payload.Length} "), .. payload];
            await File.WriteAllBytesAsync(scratch["signed"], signed);
            Assert.Equal("Verified OK\n", await Shell.RunAsync(scratch.Path, "openssl dgst -sha256 -verify key.pem -signature sig signed"));
        }
    }

    [Fact]
    public void The_test_vector_of_the_specification_is_verified()
    {
        using ECDsa key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint
            {
                X = Number("46950820868899156662930047687818585632848591499744589407958293238635476079160"),
                Y = Number("5640078356564379163099075877009565129882514886557779369047442380624545832820"),
            },
        });
        byte[] envelope = """{"payload": "aGVsbG8gd29ybGQ=", "payloadType": "http://example.com/HelloWorld", "signatures": [{"sig": "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA=="}]}"""u8.ToArray();

        VerifiedEnvelope? verified = DsseEnvelope.Verify(envelope, key);

        Assert.Equal("DSSEv1 29 http://example.com/HelloWorld 11 hello world", Encoding.UTF8.GetString(DsseEnvelope.PreAuthenticationEncoding("http://example.com/HelloWorld", "hello world"u8)));
        Assert.Equal("hello world", Encoding.UTF8.GetString(verified!.Payload.Span));
        Assert.Null(DsseEnvelope.Verify(envelope, signer.Key));
    }

    [Fact]
    public async Task Neither_another_payload_nor_another_type_is_verified()
    {
        string line = Lines(await bench.WriteAsync(RunExports.InToto(signer)))[0];
        Assert.NotNull(DsseEnvelope.Verify(Encoding.UTF8.GetBytes(line), signer.Key));
        Assert.NotNull(DsseEnvelope.Verify(Encoding.UTF8.GetBytes(line.Replace('/', '_').Replace("application_vnd", "application/vnd", StringComparison.Ordinal)), signer.Key));
        Assert.Null(DsseEnvelope.Verify(Encoding.UTF8.GetBytes(line.Replace("in-toto+json", "in-toto2json", StringComparison.Ordinal)), signer.Key));
        Assert.Null(DsseEnvelope.Verify(Encoding.UTF8.GetBytes(line.Replace("\"payload\":\"e", "\"payload\":\"f", StringComparison.Ordinal)), signer.Key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"payload\":\"a\"}")]
    [InlineData("{\"payload\":null,\"payloadType\":\"t\",\"signatures\":[]}")]
    [InlineData("{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":null}")]
    [InlineData("{\"payload\":\"*\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"\"}]}")]
    public void What_is_no_envelope_is_refused_in_a_sentence(string text) =>
        Assert.StartsWith("That is no DSSE envelope", Assert.Throws<AgentLoopException>(() => DsseEnvelope.Verify(Encoding.UTF8.GetBytes(text), signer.Key)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_run_without_a_change_has_nothing_to_attest()
    {
        using LoopBench other = new() { Generator = new FakeGenerator() };
        await using Loop loop = other.Build();
        RunState state = await loop.RunToEndAsync(other.Task);
        AgentLoopException refused = await Assert.ThrowsAsync<AgentLoopException>(() => Exports.WriteAsync(RunExports.InToto(signer), other.Store, state.RunId));
        Assert.Equal($"Run \"{state.RunId}\" has selected no change, so that there is nothing to say of one.", refused.Message);
    }

    [Fact]
    public async Task A_patch_is_named_by_its_digest_and_no_commit()
    {
        using LoopBench other = new();
        using Scratch scratch = new();
        await using Loop loop = other.Build(builder => builder.UseIntegrator(new PatchFileIntegrator(scratch["a.patch"])));
        RunState state = await loop.RunToEndAsync(other.Task);
        string line = Lines(await Exports.WriteAsync(RunExports.InToto(signer), other.Store, state.RunId))[0];
        JsonElement subject = Statement(line).GetProperty("subject")[0];
        Assert.Equal("a.patch", subject.GetProperty("name").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(scratch["a.patch"]))), subject.GetProperty("digest").GetProperty("sha256").GetString());
    }

    public void Dispose() => signer.Dispose();

    private static string[] Lines(byte[] bundle) => Encoding.UTF8.GetString(bundle).TrimEnd('\n').Split('\n');

    private static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString()!)];

    private static byte[] Number(string decimals) => System.Numerics.BigInteger.Parse(decimals, System.Globalization.CultureInfo.InvariantCulture).ToByteArray(isUnsigned: true, isBigEndian: true) is var bytes
        ? [.. new byte[32 - bytes.Length], .. bytes]
        : [];

    private static JsonElement Predicate(Evaluation evaluation)
    {
        RunStarted started = new()
        {
            RunId = "r",
            Task = new AgentTask { Goal = "g", Workspace = "/w" },
            Base = default,
            Manifest = new ArtifactReference { Digest = default, Length = 0 },
            Budget = new Budget(),
            Sandbox = new SandboxCapabilities { Name = "s" },
        };
        ExportedRun run = new()
        {
            Request = new ExportRequest { Store = new InMemoryProvenanceStore(), RunId = "r" },
            Started = started,
            State = RunState.Start("r"),
            Authors = new Dictionary<string, CandidateAuthor>(),
        };
        EvaluationSummary summary = new()
        {
            Evaluator = evaluation.Evaluator,
            Verdict = evaluation.Verdict,
            IsGate = true,
            Reason = "",
            Report = started.Manifest,
        };
        using MemoryStream output = new();
        using (Utf8JsonWriter json = new(output))
        {
            json.WriteStartObject();
            new TestAttestation(run, summary, evaluation).Write(json);
            json.WriteEndObject();
        }

        return JsonElement.Parse(output.ToArray());
    }

    private JsonElement Statement(string line)
    {
        Assert.Empty(JsonSchema.Load("dsse-envelope-1.0.0.json").Errors(JsonElement.Parse(line)));
        VerifiedEnvelope envelope = DsseEnvelope.Verify(Encoding.UTF8.GetBytes(line), signer.Key)!;
        Assert.Equal("application/vnd.in-toto+json", envelope.PayloadType);
        return JsonElement.Parse(envelope.Payload.Span);
    }

    private async Task<List<JsonElement>> StatementsAsync()
    {
        InTotoOptions options = new() { BuilderId = "https://example.org/builder", Repository = "git+https://example.org/p.git" };
        return [.. Lines(await bench.WriteAsync(RunExports.InToto(signer, options))).Select(Statement)];
    }
}
