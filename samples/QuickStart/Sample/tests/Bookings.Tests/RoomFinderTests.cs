using static Bookings.Tests.TimeSlotTests;

namespace Bookings.Tests;

public sealed class RoomFinderTests
{
    private readonly Room ada = new("Ada", Slot(8, 18));
    private readonly Room grace = new("Grace", Slot(8, 18));

    private RoomFinder Finder => new([ada, grace]);

    [Fact]
    public void The_first_free_room_is_found()
    {
        ada.TryBook(Slot(9, 12));
        Assert.Same(grace, Finder.FirstFree(Slot(11, 13)));
    }

    [Fact]
    public void The_earliest_gap_that_is_long_enough_is_found()
    {
        ada.TryBook(Slot(8, 12));
        grace.TryBook(Slot(9, 17));
        Assert.Equal(Slot(12, 14), Finder.Earliest(TimeSpan.FromHours(2)));
    }
}
