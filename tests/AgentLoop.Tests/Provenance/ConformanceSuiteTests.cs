using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using AgentLoop.ConformanceTests;

namespace AgentLoop.Tests.Provenance;

[SuppressMessage("Usage", "xUnit1000", Justification = "The suites in here are for these tests, not for the runner.")]
[SuppressMessage("Usage", "xUnit1024", Justification = "That hiding a test is found is what is tested.")]
public sealed class ConformanceSuiteTests
{
    private static readonly Dictionary<string, FaultyStore> Faults = new(StringComparer.Ordinal)
    {
        ["accepts any expected sequence"] = new()
        {
            OnAppend = async (good, request, token) =>
                await good.AppendAsync(request with { ExpectedSequence = await good.ReadAsync(new ReadRequest { RunId = request.RunId }, token).LongCountAsync(token) }, token),
        },
        ["appends what it can before it refuses"] = new()
        {
            OnAppend = async (good, request, token) =>
            {
                long length = await good.ReadAsync(new ReadRequest { RunId = request.RunId }, token).LongCountAsync(token);
                await good.AppendAsync(request with { ExpectedSequence = length, Records = [.. request.Records.Take(1)] }, token);
                await good.AppendAsync(request with { ExpectedSequence = request.ExpectedSequence + 1, Records = [.. request.Records.Skip(1)] }, token);
            },
        },
        ["drops empty records"] = new()
        {
            OnAppend = (good, request, token) => good.AppendAsync(request with { Records = [.. request.Records.Where(record => !record.IsEmpty)] }, token),
        },
        ["cannot be cancelled while appending"] = new() { OnAppend = (good, request, _) => good.AppendAsync(request, default) },
        ["tells no case of letters"] = new()
        {
            OnAppend = (good, request, token) => good.AppendAsync(request with { RunId = request.RunId.ToUpperInvariant() }, token),
            OnRead = (good, request, token) => good.ReadAsync(request with { RunId = request.RunId?.ToUpperInvariant() }, token),
        },
        ["always reads from the beginning"] = new() { OnRead = (good, request, token) => good.ReadAsync(request with { FromSequence = 0 }, token) },
        ["reads backwards"] = new() { OnRead = (good, request, token) => good.ReadAsync(request, token).Reverse() },
        ["cannot be cancelled while reading"] = new() { OnRead = (good, request, _) => good.ReadAsync(request, default) },
        ["makes hashes up"] = new() { OnRead = (good, request, token) => good.ReadAsync(request, token).Select(record => record with { Hash = default }) },
        ["finds everything intact"] = new()
        {
            OnVerify = (_, _, _) => ValueTask.FromResult(new VerificationReport { Runs = 1, Records = 1, Artifacts = 0 }),
        },
        ["verifies everything when asked for a run"] = new() { OnVerify = (good, _, token) => good.VerifyAsync(new VerifyRequest(), token) },
        ["cannot be cancelled while verifying"] = new() { OnVerify = (good, request, _) => good.VerifyAsync(request, default) },
        ["forgets the media type"] = new() { OnPut = (good, content, token) => good.PutAsync(ArtifactContent.From(content.OpenRead, "text/plain", content.Salt), token) },
        ["forgets the salt"] = new() { OnPut = (good, content, token) => good.PutAsync(ArtifactContent.From(content.OpenRead, content.MediaType), token) },
        ["cannot be cancelled while putting"] = new() { OnPut = (good, content, _) => good.PutAsync(content, default) },
        ["has empty content for what is missing"] = new()
        {
            OnFind = async (good, query, token) => await good.FindAsync(query, token) ?? new StoredArtifact
            {
                Name = query.Name,
                ContentDigest = query.ContentDigest,
                Salt = default,
                Length = 0,
                Content = ArtifactContent.Of(default),
            },
        },
        ["signs nothing at the end of a run"] = new() { OnAppend = (good, request, token) => good.AppendAsync(request with { Checkpoint = false }, token) },
        ["looks at no checkpoint from elsewhere"] = new() { OnVerify = (good, request, token) => good.VerifyAsync(request with { Checkpoints = [] }, token) },
        ["verifies the run when asked for a record"] = new() { OnVerify = (good, request, token) => good.VerifyAsync(request with { Sequence = null }, token) },
        ["erases a run when asked for a record"] = new() { OnErase = (good, request, token) => good.EraseAsync(request with { Sequence = null }, token) },
        ["does not say who asked for an erasure"] = new() { OnErase = (good, request, token) => good.EraseAsync(request with { RequestedBy = "" }, token) },
        ["prunes whatever its size"] = new() { OnPrune = (good, request, token) => good.PruneAsync(request with { MaxBytes = request.MaxBytes is null ? null : 0 }, token) },
        ["prunes whatever its age"] = new() { OnPrune = (good, request, token) => good.PruneAsync(request with { UnusedSince = DateTimeOffset.MaxValue }, token) },
        ["proves without showing that the log goes on"] = new() { OnProve = (good, request, token) => good.ProveAsync(request with { ConsistentWith = 0 }, token) },
        ["lends a run to anybody"] = new() { OnOwn = (_, _, _) => ValueTask.FromResult<IAsyncDisposable>(new MemoryStream()) },
    };

    public static TheoryData<string> FaultNames => [.. Faults.Keys];

    public static TheoryData<string> TestNames => [.. TestsOf(typeof(Suite)).Select(test => test.Name)];

    [Theory]
    [MemberData(nameof(TestNames))]
    public async Task Every_test_fails_a_store_that_does_nothing(string test) =>
        Assert.NotNull(await RunAsync(typeof(Suite).GetMethod(test)!, FaultyStore.DoingNothing));

    [Theory]
    [MemberData(nameof(FaultNames))]
    public async Task Every_fault_is_found_by_a_test(string fault)
    {
        foreach (MethodInfo test in TestsOf(typeof(Suite)))
        {
            if (await RunAsync(test, Faults[fault]) is not null)
                return;
        }

        Assert.Fail($"No test of the suite finds a store that {fault}.");
    }

    [Fact]
    public void A_suite_that_runs_whole_is_accepted() => new Suite(FaultyStore.DoingNothing).No_test_of_the_suite_is_left_out();

    [Theory]
    [InlineData(typeof(Skipping))]
    [InlineData(typeof(Hiding))]
    [InlineData(typeof(Withholding))]
    public void A_test_that_is_left_out_is_found(Type suite)
    {
        Suite instance = (Suite)Activator.CreateInstance(suite)!;

        Exception found = Assert.ThrowsAny<Exception>(instance.No_test_of_the_suite_is_left_out);
        Assert.Contains(nameof(Suite.Empty_content_is_kept), found.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<MethodInfo> TestsOf(Type suite) =>
        suite.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute)) && method.IsVirtual);

    private static async Task<Exception?> RunAsync(MethodInfo test, FaultyStore faults)
    {
        Suite suite = new(faults);
        await suite.InitializeAsync();
        return await Record.ExceptionAsync(() => (Task)test.Invoke(suite, null)!);
    }

    private class Suite(FaultyStore faults) : ProvenanceStoreConformanceTests
    {
        protected override ValueTask<IProvenanceStore> CreateAsync() => ValueTask.FromResult<IProvenanceStore>(faults.Renew(new InMemoryProvenanceStore(Log)));
    }

    private sealed class Skipping() : Suite(FaultyStore.DoingNothing)
    {
        [Fact(Skip = "inconvenient")]
        public override Task Empty_content_is_kept() => base.Empty_content_is_kept();
    }

    private sealed class Withholding() : Suite(FaultyStore.DoingNothing)
    {
        [Fact(Explicit = true)]
        public override Task Empty_content_is_kept() => base.Empty_content_is_kept();
    }

    private sealed class Hiding() : Suite(FaultyStore.DoingNothing)
    {
        public new Task Empty_content_is_kept() => Task.CompletedTask;
    }
}
