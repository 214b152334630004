using System.Text;

namespace AgentLoop.Tests.Loops;

public sealed class EventJsonTests
{
    [Fact]
    public void An_event_comes_back_as_it_was_written()
    {
        var e = new CandidateProposed
        {
            Sequence = 7,
            At = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Scope = "4.generate",
            CandidateId = "c2",
            Number = 2,
            Rationale = "Because \"so\".",
            Changes = new ArtifactReference { Digest = Digest.Of("x"u8), Length = 1 },
            Normalized = Digest.Of("y"u8),
            Statistics = new ChangeStatistics { Files = 1, LinesAdded = 2, LinesRemoved = 3 },
        };

        var read = Assert.IsType<CandidateProposed>(EventJson.Read(EventJson.Write(e)));

        Assert.Equal(EventJson.Write(e), EventJson.Write(read));
        Assert.Equal(e, read);
    }

    [Theory]
    [InlineData("""{"v":1,"kind":"moon.risen","seq":3,"at":"2030-01-01T00:00:00+00:00","scope":"a/b","data":{"phase":"full"}}""")]
    [InlineData("""{"v":2,"kind":"run.finished","seq":3,"at":"2030-01-01T00:00:00+00:00","scope":"a/b","data":{"verdict":[1,2]},"more":true}""")]
    public void An_event_of_a_newer_version_is_kept_byte_for_byte(string record)
    {
        var unknown = Assert.IsType<UnknownEvent>(EventJson.Read(Encoding.UTF8.GetBytes(record)));

        Assert.Equal(3, unknown.Sequence);
        Assert.Equal("a/b", unknown.Scope);
        Assert.Equal(record, Encoding.UTF8.GetString(EventJson.Write(unknown)));
        Assert.Equal(RunState.Start("r"), RunState.Start("r").Apply(unknown) with { LastAt = default });
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"v":1,"kind":"run.finished","seq":3,"at":"2030-01-01T00:00:00+00:00","scope":"","data":{}}""")]
    [InlineData("""{"v":1,"kind":"run.finished","seq":"x","at":"2030-01-01T00:00:00+00:00","scope":"","data":{"outcome":"Succeeded","reason":""}}""")]
    public void What_is_no_event_is_corrupt(string record) =>
        Assert.Equal(ProvenanceError.Corrupt, Assert.Throws<ProvenanceException>(() => EventJson.Read(Encoding.UTF8.GetBytes(record))).Error);

    [Fact]
    public void Every_event_has_a_kind_of_its_own_that_is_known()
    {
        Type[] types = [.. typeof(RunEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RunEvent)) && !t.IsAbstract && t != typeof(UnknownEvent))];

        Assert.True(types.Length > 25);
        Assert.Equal(
            types.Select(t => t.Name).Order(StringComparer.Ordinal),
            EventKinds.All.Select(k => EventKinds.TypeInfoOf(k).Type.Name).Order(StringComparer.Ordinal));
    }
}
