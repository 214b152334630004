namespace AgentLoop.Tests.Sandboxing;

public sealed class IdentityExtentsTests
{
    [Theory]
    [InlineData(0, 65534)]
    [InlineData(65534, 0)]
    [InlineData(7, 8)]
    [InlineData(0, 1)]
    [InlineData(99_998, 99_999)]
    [InlineData(5, 5)]
    public void Two_change_places_and_everyone_else_stays(uint first, uint second)
    {
        const uint Limit = 100_000;
        Dictionary<uint, uint> map = [];
        foreach (string line in IdentityExtents.Swap(first, second, Limit).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            uint[] fields = [.. line.Split(' ').Select(uint.Parse)];
            for (uint i = 0; i < fields[2]; i++)
                map.Add(fields[0] + i, fields[1] + i);
        }

        Assert.Equal(Limit, (uint)map.Count);
        Assert.All(map, pair => Assert.Equal(pair.Key == first ? second : pair.Key == second ? first : pair.Key, pair.Value));
    }

    [Theory]
    [InlineData("         0          0 4294967295\n", 4294967295)]
    [InlineData("0 100000 65536\n", 65536)]
    [InlineData("5 100000 65536\n", 0)]
    [InlineData("", 0)]
    public void The_hosts_own_map_says_how_many_there_are(string map, uint limit) => Assert.Equal(limit, IdentityExtents.Limit(map));
}
