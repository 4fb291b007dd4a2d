using Shirube.Domain.Organisations;

namespace Shirube.Domain.Tests;

public class CorporateNumberTests
{
    [Fact]
    public void Every_known_organisation_with_a_number_has_a_right_check_digit() =>
        Assert.All(
            KnownOrganisations.All.Where(o => o.CorporateNumber != null),
            o => Assert.True(CorporateNumber.IsValid(o.CorporateNumber), o.Name)
        );

    [Fact]
    public void Thirty_organisations_have_a_confirmed_number() =>
        Assert.Equal(30, KnownOrganisations.All.Count(o => o.CorporateNumber != null));

    [Theory]
    [InlineData("2000012100007")] // given for 国土地理院: its check digit is wrong, so that body has none here
    [InlineData("2000012100000")]
    [InlineData("3000012080002")]
    [InlineData("600001207001")]
    [InlineData("")]
    [InlineData("200001210000１")]
    public void A_number_found_wrong_in_real_data_is_refused(string digits)
    {
        Assert.False(CorporateNumber.IsValid(digits));
        Assert.Throws<ArgumentException>(() => new CorporateNumber(digits));
    }
}
