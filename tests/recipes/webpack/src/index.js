import "aimscore/element";
