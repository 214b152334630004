namespace AgentLoop.Tests.Provenance;

public sealed class ProvenanceRequestTests
{
    [Fact]
    public void A_request_without_a_run_or_before_its_beginning_cannot_be_made()
    {
        Assert.Throws<ArgumentException>(() => new ReadRequest { RunId = "" });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReadRequest { RunId = "run", FromSequence = -1 });
        Assert.Throws<ArgumentException>(() => new AppendRequest { RunId = "", ExpectedSequence = 0, Records = [] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AppendRequest { RunId = "run", ExpectedSequence = -1, Records = [] });
    }
}
