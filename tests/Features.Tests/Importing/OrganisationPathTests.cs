using Shirube.Features.Importing;

namespace Shirube.Features.Tests.Importing;

public sealed class OrganisationPathTests
{
    [Theory]
    [InlineData("港湾国土省 海洋室", "港湾国土省/海洋室")]
    [InlineData("Ministry of Ports", "Ministry of Ports")]
    [InlineData("Harbour Office　Bureau of Tides", "Harbour Office/Bureau of Tides")]
    [InlineData("港湾国土省 AI室", "港湾国土省/AI室")]
    public void A_name_is_parted_into_the_bodies_on_the_way_down(string name, string bodies) =>
        Assert.Equal(
            bodies,
            string.Join('/', OrganisationPath.Of(name)!.DownToSelf().Select(p => p.Name))
        );
}
